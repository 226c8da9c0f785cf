// `infusecheck import` of NCCI files: claims that only the imported edits decide, and by their date.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { writePairFiles } from '../bench/ncci_files.mjs';
import { assertRefused, cli, findings, root, today } from './cli.mjs';

const { zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
const folder = mkdtempSync(join(tmpdir(), 'infusecheck-ncci-'));
test.after(() => rmSync(folder, { recursive: true }));

const table = (name) => join(root, 'tests/import', name);
const pack = (name) => join(folder, `${name}.json`);

function imported(name, args) {
  const answer = cli(['import', ...today, ...args, '-o', pack(name)]);
  assert.equal(answer.exit, 0, answer.err);
  return answer.out;
}

function report(lines, packs = [], as_of = '2026-11-28') {
  const claim = { payer: { type: 'medicare' }, place_of_service: '11', lines };
  const args = packs.flatMap((name) => ['--pack', pack(name)]);
  const { out, exit } = cli(['check', '--format', 'json', '--as-of', as_of, ...args, '-'],
    { input: JSON.stringify({ claim }) });
  assert.notEqual(exit, 2, out);
  return JSON.parse(out)[0];
}
const pairRules = (answer) => answer.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('mod-ptp'));
const undecided = (answer) => answer.not_checked.filter(({ rule }) => rule.startsWith('mod-ptp')).flatMap(({ needs }) => needs);
const visit = (service_date) => [
  { code: '96365', units: '1', service_date },
  { code: '80053', units: '1', service_date },
];

test('two quarters loaded at once answer by the date of service', () => {
  imported('second', ['--ptp', table('ccipra-v321r0-f1.TXT')]);
  imported('third', ['--ptp', table('ccipra-v322r0-f1.TXT')]);
  const both = ['second', 'third'];
  assert.deepEqual(undecided(report(visit('2026-06-30'))), ['pack ptp_practitioner 80053', 'pack ptp_practitioner 80053']);
  const [never] = findings([report(visit('2026-06-30'), both)], 'mod-ptp-0');
  assert.match(never.working[0], /96365 > 80053, indicator 0 since 2025-07-01 until 2026-06-30/);
  assert.deepEqual(pairRules(report(visit('2026-07-01'), both)), ['mod-ptp-1']);
  const marked = [visit('2026-07-01')[0], { ...visit('2026-07-01')[1], modifiers: ['59'] }];
  const paid = report(marked, both);
  assert.deepEqual(pairRules(paid), []);
  assert.deepEqual(undecided(paid), []);
  assert.deepEqual(pairRules(report(visit('2025-06-30'), both)), [], 'before the edit began');
});

test('a pair between the parts that were given is not checked', () => {
  const lines = [{ code: '96401', units: '1', service_date: '2026-07-01' }, visit('2026-07-01')[1]];
  imported('part', ['--ptp', table('ccipra-v322r0-f1.TXT')]);
  assert.notDeepEqual(undecided(report(lines, ['part'])), []);
  assert.notEqual(report(lines, ['part']).verdict, 'pass');
});

test('the parts of a quarter in zips, and an add-on file beside them', () => {
  const [first, second] = ['ccipra-v322r0-f1.TXT', 'ccipra-v322r0-f2.rejects.TXT'].map((name) => {
    const path = join(folder, name.replace(/(\.rejects)?\.TXT$/, '.zip'));
    writeFileSync(path, zipSync({ [name.replace('.rejects', '')]: new Uint8Array(readFileSync(table(name))) }));
    return path;
  });
  const out = imported('parts', ['--ptp', first, '--ptp', second, '--aoc', table('AOC_V2026Q3-MCR.txt')]);
  assert.match(out, /9 rows: 2 kept in the table ptp_practitioner/);
  assert.match(out, /NCCI add-on code edits, 1996-01-01 to 2026-09-30/);
  const lines = [{ code: '96375', units: '1', service_date: '2026-07-01' }];
  const open = report(lines, ['parts']);
  assert.deepEqual(findings([open], 'admin-addon-orphan'), [], 'the contractor lists the primaries of type 2');
  assert.ok(open.not_checked.some(({ rule }) => rule === 'admin-addon-orphan'));
  assert.equal(findings([report(lines)], 'admin-addon-orphan').length, 1, 'type 1 in the built-in table');
});

test('a file whose name does not say whose edits it holds is refused', () => {
  const path = join(folder, 'edits.txt');
  writeFileSync(path, readFileSync(table('ccipra-v322r0-f1.TXT')));
  assertRefused(cli(['import', ...today, '--ptp', path, '-o', pack('none')]), 'ccipra');
});

test('a generated quarter becomes a pack of few bytes a row, and every pair in it answers', () => {
  const paths = writePairFiles(join(folder, 'quarter'), 20_000);
  imported('quarter', paths.flatMap((path) => ['--ptp', path]));
  const on = 20260515;
  const rows = paths.flatMap((path) => readFileSync(path, 'latin1').split('\r\n').slice(6))
    .map((row) => row.split('\t')).filter(([, second]) => second);
  const inForce = new Map(rows
    .filter(([, , , from, through, indicator]) =>
      indicator !== '9' && Number(from) <= on && (through === '*' || Number(through) >= on))
    .map(([first, second, , , , indicator]) => [`${first} ${second}`, indicator]));
  const lines = [];
  const expected = { 'mod-ptp-0': 0, 'mod-ptp-1': 0 };
  for (const [first, second] of rows.filter((_, i) => i % 97 === 0)) {
    // Each pair on a practitioner of its own, so that it meets no other.
    const rendering_npi = `1${String(lines.length).padStart(9, '0')}`;
    for (const code of [first, second]) lines.push({ code, units: '1', service_date: '2026-05-15', rendering_npi });
    for (const pair of [`${first} ${second}`, `${second} ${first}`]) {
      if (inForce.has(pair)) expected[`mod-ptp-${inForce.get(pair)}`] += 1;
    }
  }
  const found = pairRules(report(lines, ['quarter']));
  for (const [rule, count] of Object.entries(expected)) {
    assert.ok(count > 20, `${count} ${rule}`);
    assert.equal(found.filter((name) => name === rule).length, count, rule);
  }
  assert.ok(readFileSync(pack('quarter')).length < 20_000 * 5);
});

// INFUSECHECK_CORPORA names a folder with cms/: shortened copies of CMS's own files.
const corpora = join(process.env.INFUSECHECK_CORPORA ?? folder, 'cms');
if (existsSync(corpora)) {
  test("CMS's own layout samples decide a claim", () => {
    const sample = (name) => join(corpora, name);
    const out = imported('cms', ['--ptp', sample('ncci_ptp_practitioner_2026q3.layout.sample.txt'),
      '--mue', sample('mue_practitioner_2026q3.layout.sample.csv'), '--quarter', '2026Q3']);
    assert.match(out, /11 kept in the table ptp_practitioner/);
    const day = (service_date) => ['0001A', '99213'].map((code) => ({ code, units: '1', service_date }));
    assert.deepEqual(pairRules(report(day('2023-12-31'), ['cms'], '2024-02-01')), ['mod-ptp-1']);
    assert.deepEqual(pairRules(report(day('2024-01-01'), ['cms'], '2024-02-01')), []);
  });
}
