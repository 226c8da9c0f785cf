// Line lists, infusion logs and pasted claims, from the command line.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertRefused, check, cli, findings } from './cli.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infusecheck-'));
test.after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const csv = 'Claim ID,DOS,CPT,Mod,Qty,Charge,POS,Dx,Pointer,Payer\n' +
  'A-1,3/13/2026,J1745,JZ,40,"$3,800.00",11,M05.79,1,Medicare\n' +
  'A-1,3/13/2026,96413,,2,350,11,M05.79,1,Medicare\n';
const odd = 'Their code,How many,When\nJ1745,40,3/4/2026\n';
const cases = (args, input) => {
  const answer = cli(['read', ...args], { input });
  assert.equal(answer.exit, 0, answer.err);
  return answer.out.trim().split('\n').map((line) => JSON.parse(line));
};

test('read turns a table into cases, check checks them', () => {
  const [{ claim }] = cases(['-'], csv);
  assert.equal(claim.id, 'A-1');
  assert.deepEqual(claim.lines.map((line) => [line.code, line.units, line.charge, line.service_date]),
    [['J1745', '40', '3800.00', '2026-03-13'], ['96413', '2', '350', '2026-03-13']]);
  const { exit, reports } = check(csv, ['--as-of', '2026-04-01']);
  assert.equal(exit, 1);
  assert.deepEqual(findings(reports, 'admin-initial-units').map((finding) => finding.lines), [[2]]);
});

test('--columns shows the guess and no value', () => {
  const { exit, out } = cli(['read', '--columns', '-'], { input: csv });
  assert.equal(exit, 0);
  assert.match(out, /^Parted by commas, header in row 1, 2 rows\n/);
  assert.match(out, /^Qty +line\.units +likely +2 +99$/m);
  assert.match(out, /^DOS +line\.service_date +sure +2 +9\/99\/9999 +month first$/m);
  for (const value of ['J1745', 'A-1', '3800', 'M05']) assert.ok(!out.includes(value), value);
  const json = JSON.parse(cli(['read', '--columns', '--format', 'json', '-'], { input: csv }).out);
  assert.equal(json.columns[2].field, 'line.code');
  assert.equal(json.map.columns.Qty, 'line.units');
});

test('a guess is corrected, kept and used again', () => {
  assertRefused(cli(['read', '-'], { input: odd }), 'neither JSON nor X12');
  const path = file('odd.csv', odd);
  const map = join(folder, 'map.json');
  const said = ['--map', 'Their code=line.code', '--map', 'How many=line.units', '--map=When=line.service_date'];
  const [first] = cases([...said, '--save-map', map, path]);
  assert.equal(first.claim.lines[0].service_date, '2026-03-04');
  assert.deepEqual(JSON.parse(readFileSync(map, 'utf8')),
    { columns: { 'Their code': 'line.code', 'How many': 'line.units', When: 'line.service_date' } });
  assert.deepEqual(cases(['--map-file', map, path]), [first]);
  const [turned] = cases(['--map-file', map, '--dates', 'day-first', path]);
  assert.equal(turned.claim.lines[0].service_date, '2026-04-03');
  const [less] = cases(['--map-file', map, '--map', 'How many=', path]);
  assert.equal(less.claim.lines[0].units, undefined);
  const { reports } = check(odd, ['--map-file', map]);
  assert.equal(reports[0].line_count, 1);
  assert.equal(cli(['check', '--map-file', map, '-'], { input: '{"claim":{"lines":[{"code":"96413"}]}}' }).err, '',
    'a map says nothing of JSON');
});

test('a wrong map is refused in one line', () => {
  const path = file('lines.csv', csv);
  for (const [args, what] of [
    [['--map', 'Qty', path], 'line.units'],
    [['--map', 'Qty=line.colour', path], 'line.colour'],
    [['--dates', 'never', path], 'month-first or day-first'],
    [['--map-file', join(folder, 'none'), path], 'cannot be opened'],
    [['--map-file', path, path], 'not valid JSON'],
    [['--map-file', file('wrong.json', '{"columns":[]}'), path], 'not a map of columns'],
    [['--save-map', join(folder, 'map.json'), path, path], 'one file at a time'],
    [['--columns', file('one.txt', 'hello')], 'no row of headers'],
    [['--columns', file('claim.json', '{"claim":{"id":"canary"}}')], 'not a table'],
  ]) {
    assertRefused(cli(['read', ...args]), what);
  }
  assertRefused(cli(['rules', '--map', 'a=line.code']), '--map');
});

test('an infusion log is coded', () => {
  const input = 'Date,Drug,Route,Start,Stop,Dose\n3/13/2026,Remicade,IV infusion,9:15 AM,11:28 AM,400 mg\n';
  const coding = JSON.parse(cli(['code', '-'], { input }).out);
  assert.deepEqual(coding.lines.map((line) => [line.code, line.units]), [['96413', 1], ['96415', 1]]);
});

test('a pasted claim is read, a pasted log is not taken for one', () => {
  const [{ claim }] = cases(['-'], 'DOS 3/2/2026 POS 11 dx M05.79 Medicare\nJ1745 x40 JZ / 96413 / 96415x1\n');
  assert.deepEqual(claim.lines.map((line) => [line.code, line.units]), [['J1745', '40'], ['96413', '1'], ['96415', '1']]);
  assert.equal(claim.payer.type, 'medicare');
  assertRefused(cli(['check', '-'], { input: '0900 methylpred 40 mg IVP / 0915-1128 J1745 400 mg IV\n' }), 'infusion log');
});

test('fixing a table says what to do instead', () => {
  assertRefused(cli(['fix', '-'], { input: csv }), 'infusecheck read');
  assertRefused(cli(['fix', '-'], { input: 'J1745 x40 JZ / 96413' }), 'infusecheck read');
});

test('a hostile table ends in a sentence or a finding', () => {
  const wide = `CPT,Units${',x'.repeat(200_000)}\nJ1745,1\n`;
  assertRefused(cli(['check', '-'], { input: wide }), '');
  for (const input of [`${csv}"`, `${csv}"open,,,\n`, `${csv}\0\0,\0\n`, csv.replaceAll('\n', '\r\n'),
    `${csv}${',"'.repeat(50_000)}`, csv.repeat(3), `${csv}${'x'.repeat(1_000_000)}\n`]) {
    const { exit, reports } = check(input);
    assert.equal(exit, 1);
    assert.equal(findings(reports, 'admin-initial-units').length >= 1, true);
  }
  const bad = check(Buffer.from(csv.replace('Medicare\n', 'M\xFCller\n'), 'latin1'));
  assert.equal(findings(bad.reports, 'read-encoding').length, 1);
  assert.ok(!bad.out.includes('ller'));
});

test('time grows with the size of the table', () => {
  const rows = (count) => csv + Array.from({ length: count }, (_, i) =>
    `B-${i},3/13/2026,J1745,JZ,40,3800,11,M05.79,1,Medicare\n`).join('');
  const seconds = (input) => {
    const start = process.hrtime.bigint();
    assert.equal(cli(['read', '-'], { input }).exit, 0);
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  seconds(csv);
  const small = seconds(rows(5_000));
  assert.ok(seconds(rows(40_000)) < Math.max(1, small) * 24);
});
