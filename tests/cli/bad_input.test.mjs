// Whatever the input: a sentence saying what, where and what to do, the rest still checked, and
// exit 2 only when nothing could be read.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertRefused, check, cli, findings, program, today } from './cli.mjs';
import { x12, x12Claim, x12Head, x12Trailer } from './x12.mjs';

const claim = (line, more = '') =>
  `{"claim":{"id":"A-1","payer":{"type":"medicare"},"lines":[{"code":"96365","units":"2",` +
  `"service_date":"2026-03-02"},{"code":"J1745"${line}}]}${more}}`;
const good = claim(',"units":"40","service_date":"2026-03-02"');
const batch = x12(4);

/** The other line is checked whatever is wrong with the second. */
const otherLineChecked = (reports) =>
  assert.deepEqual(findings(reports, 'admin-initial-units').map((finding) => finding.lines), [[1]]);

test('what is not a claim is refused', () => {
  for (const input of ['hello', '%PDF-1.7\n%\xE2', 'PK\x03\x04', '<Claim/>', 'a,b,c\n1,2,3\n', '\0\0\0']) {
    assertRefused(cli(['check', '-'], { input }), 'neither JSON nor X12', 'standard input');
  }
  assertRefused(cli(['check', '-']), 'The input is empty.');
  assertRefused(cli(['check', '-'], { input: '{"lines":[]}' }), 'has no "claim"');
  assertRefused(cli(['check', '-'], { input: '{"resourceType":"Patient"}' }), 'FHIR Patient');
});

test('truncated JSON is refused with its place, and in a batch costs one case only', () => {
  assertRefused(cli(['check', '-'], { input: good.slice(0, 60) }), 'ends before it is complete', 'line 1, column 1');
  for (const input of [`${good}\n${good.slice(0, 60)}`, `[${good},${good.slice(0, 60)}`]) {
    const { exit, reports } = check(input);
    assert.equal(exit, 1);
    assert.equal(reports.length, 2);
    otherLineChecked(reports);
    assert.equal(reports[1].findings[0].rule, 'read-json');
  }
});

test('a bad line of NDJSON does not cost the lines after it', () => {
  const { exit, reports } = check(`${good}\n{"claim":x}\n${good}\n`);
  assert.equal(exit, 1);
  assert.deepEqual(reports.map((report) => report.source.claim), [1, 2, 3]);
  assert.equal(findings(reports, 'admin-initial-units').length, 2);
  assert.match(findings(reports, 'read-json')[0].message, /line 1, column 10 of the case at line 2/);
});

test('a truncated ISA is refused', () => {
  for (const length of [3, 8, 50, 105]) {
    assertRefused(cli(['check', '-'], { input: batch.slice(0, length) }), '', 'standard input');
  }
});

test('an 837 cut off after its first claims still has them checked', () => {
  const { exit, reports } = check(batch.slice(0, Math.floor(batch.length * 0.7)));
  assert.equal(exit, 1);
  assert.ok(reports.length >= 2, `${reports.length} reports`);
  assert.equal(findings(reports, 'read-x12-truncated').length, 1);
  assert.equal(reports[0].claim_id, 'A-1');
});

test('wrong counts in SE, GE and IEA are named and the claims checked', () => {
  const sound = check(batch);
  assert.deepEqual(findings(sound.reports, 'read-x12-envelope'), []);
  for (const [trailer, place] of [[/SE\*\d+\*/, 'SE01'], [/GE\*\d+\*/, 'GE01'], [/IEA\*\d+\*/, 'IEA01']]) {
    const wrong = batch.replace(trailer, (text) => text.replace(/\d+/, '77'));
    assert.notEqual(wrong, batch);
    const { reports } = check(wrong);
    assert.equal(reports.length, sound.reports.length);
    const [finding] = findings(reports, 'read-x12-envelope');
    assert.match(finding?.message ?? '', new RegExp(`^Segment \\d+, ${place}: .*77`));
  }
});

test('200,000 nested brackets are refused', () => {
  const deep = '['.repeat(200_000);
  for (const input of [deep, `${deep}${']'.repeat(200_000)}`, '{"a":'.repeat(200_000)]) {
    assertRefused(cli(['check', '-'], { input }), '', 'line 1, column');
  }
  const { exit, reports } = check(`${good}\n{"claim":{"lines":${deep}${']'.repeat(200_000)}}}\n`);
  assert.equal(exit, 1);
  assert.match(findings(reports, 'read-json')[0].message, /nested more than 64 levels deep. \(line 2, column 1\)/);
});

test('an object with very many members is refused at once', () => {
  const wide = Array.from({ length: 200_000 }, (_, i) => `"k${i}":0`).join(',');
  assertRefused(cli(['check', '-'], { input: `{"claim":{${wide}}}` }), 'more than 10000 members');
});

test('Latin-1 names are read, mentioned, and never shown', () => {
  const named = good.replace('"id":"A-1"', '"id":"A-1","billing_provider":{"name":"M\xFCller"}');
  const { exit, reports } = check(Buffer.from(named, 'latin1'));
  assert.equal(exit, 1);
  otherLineChecked(reports);
  assert.equal(findings(reports, 'read-encoding').length, 1);
  assert.ok(cli(['read', '-'], { input: Buffer.from(named, 'latin1') }).out.includes('Müller'));

  const x12 = batch.replace(/NM1\*IL\*1\*[^*]+/, 'NM1*IL*1*M\xFCller');
  const answer = check(Buffer.from(x12, 'latin1'));
  assert.equal(answer.reports.length, check(batch).reports.length);
  assert.ok(!answer.out.includes('ller'));
});

test('NUL bytes are named or read over, wherever they stand', () => {
  assertRefused(cli(['check', '-'], { input: good.replace('"A-1"', '"A\0-1"') }), 'not valid JSON', 'line 1, column');
  const { reports } = check(`${good}\n\0\0\n${good}`);
  assert.equal(findings(reports, 'admin-initial-units').length, 2);
  const x12 = check(batch.replace('NM1*IL*1*', 'NM1*IL*1*\0'));
  assert.equal(x12.reports.length, check(batch).reports.length);
});

test('a claim without lines is an error of its own', () => {
  for (const input of ['{"claim":{}}', '{"claim":{"lines":[]}}', '{"claim":{"lines":null}}']) {
    const { exit, reports } = check(input);
    assert.equal(exit, 1);
    assert.equal(findings(reports, 'read-no-lines')[0].at, '/claim/lines');
  }
});

test('a date no calendar has and units with a letter are named by place, in JSON', () => {
  const { exit, reports } = check(claim(',"units":"4O","service_date":"2026-02-30"'));
  assert.equal(exit, 1);
  otherLineChecked(reports);
  const [number] = findings(reports, 'read-number');
  assert.equal(number.at, '/claim/lines/1/units');
  assert.match(number.message, /"4O".*not a decimal number/);
  const [date] = findings(reports, 'read-date');
  assert.equal(date.at, '/claim/lines/1/service_date');
  assert.match(date.message, /"2026-02-30"/);
  assert.ok(number.resolve && date.resolve);
});

test('a date no calendar has and units with a letter are named by place, in X12', () => {
  const { exit, reports } = check(batch.replace('UN*40*', 'UN*4O*').replace('D8*20260302', 'D8*20260230'));
  assert.equal(exit, 1);
  assert.match(findings(reports, 'read-number')[0].message, /^Segment \d+, SV104: .*"4O"/);
  assert.match(findings(reports, 'read-date')[0].message, /^Segment \d+, DTP03: .*"20260230"/);
});

test('wrong kinds of JSON value are named and the rest is read', () => {
  const { exit, reports } = check(claim(',"units":[],"modifiers":"JZ","ndc":5', ',"history":{},"encounter":7'));
  assert.equal(exit, 1);
  otherLineChecked(reports);
  assert.deepEqual(findings(reports, 'read-type').map((finding) => finding.at).sort(),
    ['/claim/lines/1/modifiers', '/claim/lines/1/ndc', '/claim/lines/1/units', '/encounter', '/history']);
});

test('no message shows what a person wrote', () => {
  const secret = 'Zaphod-Beeblebrox';
  const input = claim(`,"units":"${secret}","charge":"${secret}","service_date":"${secret}","modifiers":["${secret}"],` +
    `"${secret}":1,"place_of_service":"${secret}","rendering_npi":"${secret}","ndc":{"code":"${secret}","quantity":"${secret}"}`,
    `,"encounter":{"location":"${secret}","note":"${secret}","administrations":[{"drug":"${secret}","start":"${secret}",` +
    `"route":"${secret}","dose":{"amount":"${secret}"}}]},"authorizations":[{"number":"${secret}","codes":["J1745"],` +
    `"status":"${secret}","from":"${secret}"}],"history":[{"code":"${secret}","service_date":"${secret}"}]`)
    .replace('"id":"A-1"', `"id":"A-1","patient":{"id":"${secret}","birth_date":"${secret}"},"diagnoses":["${secret}"]`);
  for (const format of ['text', 'json', 'ndjson', 'sarif']) {
    const answer = cli(['check', '--format', format, ...today, '-'], { input });
    assert.equal(answer.exit, 1);
    assert.ok(!(answer.out + answer.err).includes('Beeblebrox'), `${format}: ${answer.out}`);
  }
  assertRefused(cli(['check', '-'], { input: `{"claim":${secret}}` }), 'not valid JSON');
});

test('an input cut anywhere is checked or refused, never lost', () => {
  for (const whole of [`${good}\n${good}`, batch]) {
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 15)) {
      const { exit, out, err } = cli(['check', '--format', 'ndjson', ...today, '-'], { input: whole.slice(0, length) });
      assert.ok(exit === 2 ? err.length > 0 : out.length > 0, `cut at ${length}: ${exit}`);
    }
  }
});

/** One long 837 with true counts. */
async function writeLong837(path, megabytes) {
  const claims = Math.ceil((megabytes * 1e6) / x12Claim(1).length);
  const file = createWriteStream(path);
  file.write(x12Head());
  for (let i = 1; i <= claims; i += 1) if (!file.write(x12Claim(i))) await once(file, 'drain');
  file.end(x12Trailer(claims));
  await once(file, 'finish');
  return claims;
}

/** Runs a check and watches the memory that is the program's own (not the mapped file). */
async function watched(path) {
  const child = spawn(program, ['check', '--format', 'ndjson', ...today, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let reports = 0;
  let most = 0;
  child.stdout.on('data', (block) => {
    for (const byte of block) reports += byte === 10;
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    most = Math.max(most, Number(status.match(/RssAnon:\s*(\d+)/)?.[1] ?? 0));
  });
  const [exit, signal] = await once(child, 'close');
  return { exit, signal, reports, kilobytes: most };
}

const size = Number(process.env.INFUSECHECK_LONG_MB ?? 30);
test(`a file of ${size} MB is checked claim by claim, in memory that does not grow with it`, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'infusecheck-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'long.837');
  const claims = await writeLong837(path, size);
  const { exit, signal, reports, kilobytes } = await watched(path);
  assert.equal(signal, null);
  assert.ok(exit === 0 || exit === 1, `exit ${exit}`);
  assert.equal(reports, claims);
  assert.ok(kilobytes > 0 && kilobytes < 100_000, `${kilobytes} kB`);
});
