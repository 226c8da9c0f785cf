// `infusecheck import`: CMS's files into a pack, and claims that only the imported quarter decides.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertRefused, cli, findings, root, today } from './cli.mjs';

const { strToU8, zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
const folder = mkdtempSync(join(tmpdir(), 'infusecheck-import-'));
test.after(() => rmSync(folder, { recursive: true }));

const table = (name) => join(root, 'tests/import', name);
const limits = table('MCR_MUE_PractitionerServices_Eff_01-01-2024.csv');
const pack = (name) => join(folder, `${name}.json`);
const zip = (name, members) => {
  const path = join(folder, name);
  writeFileSync(path, zipSync(members));
  return path;
};
const bytes = (name) => new Uint8Array(readFileSync(table(name)));

function imported(name, args) {
  const answer = cli(['import', ...today, ...args, '-o', pack(name)]);
  assert.equal(answer.exit, 0, answer.err);
  return answer.out;
}

/** The report on one line of a Medicare claim. */
function report(line, packs = []) {
  const claim = { payer: { type: 'commercial' }, place_of_service: '11', lines: [{ charge: '100.00', ...line }] };
  const args = packs.flatMap((name) => ['--pack', pack(name)]);
  const { out, exit } = cli(['check', '--format', 'json', '--as-of', '2026-11-28', ...args, '-'],
    { input: JSON.stringify({ claim }) });
  assert.notEqual(exit, 2, out);
  return JSON.parse(out)[0];
}
const unchecked = ({ not_checked }) => not_checked.map(({ rule }) => rule);

test('the account names the file, its hash, its quarter and every row that is not in the pack', () => {
  const out = imported('crosswalk', ['--ndc', table('asp_crosswalk.csv')]);
  const sha256 = createHash('sha256').update(bytes('asp_crosswalk.csv')).digest('hex');
  assert.match(out, /^asp_crosswalk\.csv\n {2}ASP NDC-HCPCS crosswalk, 2025-07-01 to 2025-09-30\n/);
  assert.ok(out.includes(`\n  sha256 ${sha256}\n  14 rows: 6 kept in the table ndc\n`), out);
  assert.match(out, /\n {2}left out 2: The package is listed under several codes/);
  for (const line of [19, 20, 21, 22, 23]) assert.ok(out.includes(`\n  rejected line ${line}: `), out);
});

test('an imported unit limit decides a claim of its quarter', () => {
  imported('limits', ['--mue', limits]);
  const over = { code: 'J1745', units: '151', service_date: '2024-02-05' };
  assert.ok(unchecked(report(over)).includes('units-mue'));
  const [finding] = findings([report(over, ['limits'])], 'units-mue');
  assert.match(finding.message, /150/);
  assert.deepEqual(findings([report({ ...over, units: '150' }, ['limits'])], 'units-mue'), []);
  assert.ok(!unchecked(report({ ...over, units: '150' }, ['limits'])).includes('units-mue'));
});

test('an imported package decides a claim of its quarter', () => {
  imported('packages', ['--ndc', table('asp_crosswalk.csv')]);
  const inflectra = { code: '00069-0809-01', quantity: '1', unit: 'UN' };
  const line = { code: 'J1745', units: '10', service_date: '2025-08-05', ndc: inflectra };
  assert.ok(unchecked(report(line)).includes('units-biosimilar'));
  const [finding] = findings([report(line, ['packages'])], 'units-biosimilar');
  assert.match(finding.message, /Q5103/);
  const remicade = { ...line, ndc: { ...inflectra, code: '57894-0030-01' } };
  const right = report(remicade, ['packages']);
  assert.deepEqual(findings([right], 'units-biosimilar'), []);
  assert.ok(!unchecked(right).includes('units-biosimilar'));
});

test('an imported price file teaches drugs and units a new code', () => {
  imported('prices', ['--asp', table('asp_limits.csv')]);
  const query = ['--drug', 'J1234', '--dose', '95mg', '--date', '2027-11-05'];
  assert.equal(cli(['units', ...query]).exit, 2);
  const answer = JSON.parse(cli(['units', ...query, '--pack', pack('prices')]).out);
  assert.equal(`${answer.administered_units}`, '10');
  const [drug] = JSON.parse(cli(['drugs', '--format', 'json', '--pack', pack('prices'), 'novelimab']).out);
  assert.equal(drug.code, 'J1234');
  assert.match(cli(['drugs', '--pack', pack('prices'), 'J1234']).out, /from 2027-10-01 {2}through 2027-12-31/);
});

test('the code set ends a code', () => {
  imported('codes', ['--hcpcs', table('HCPC2027_OCT_ANWEB.txt')]);
  const line = { code: 'J1745', units: '10', service_date: '2027-11-05' };
  const [finding] = findings([report(line, ['codes'])], 'units-hcpcs-date');
  assert.match(finding.message, /2027-10-31/);
  assert.deepEqual(findings([report({ ...line, service_date: '2027-10-31' }, ['codes'])], 'units-hcpcs-date'), []);
});

test('a zip gives the tables in it and in the zips it holds', () => {
  const inner = zipSync({ 'crosswalk.csv': bytes('asp_crosswalk.csv') });
  const path = zip('July 2025.zip', { 'inner.zip': inner, 'readme.txt': strToU8('Columns.'), 'guide.pdf': strToU8('%PDF') });
  const out = imported('zipped', ['--ndc', path]);
  assert.match(out, /^July 2025\.zip, inner\.zip\/crosswalk\.csv\n {2}ASP NDC-HCPCS crosswalk/m);
  assert.match(out, /^July 2025\.zip, readme\.txt\n {2}passed over: It is no table/m);
  assert.doesNotMatch(out, /pdf/);
});

test('zips that are no import are refused, each in one line', () => {
  const refused = (path, what) => assertRefused(cli(['import', ...today, '--mue', path, '-o', pack('none')]), what);
  refused(zip('book.xlsx', { '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }), 'workbook');
  refused(zip('empty.zip', { 'a.pdf': strToU8('%PDF') }), 'no csv or txt');
  refused(zip('other.zip', { 'asp.csv': bytes('asp_limits.csv') }), 'no table of the kind asked for');
  const whole = zipSync({ 'mue.csv': bytes('asp_limits.csv') });
  for (const [name, part] of [['cut.zip', whole.slice(0, 60)], ['flipped.zip', whole.map((b, i) => (i === 70 ? b ^ 255 : b))]]) {
    writeFileSync(join(folder, name), part);
    refused(join(folder, name), 'zip archive');
  }
  refused(zip('bomb.zip', { 'big.csv': new Uint8Array(513 << 20) }), 'more than 512 MB');
  assert.ok(!existsSync(pack('none')), 'nothing is written');
});

test('a call that is wrong says so in one line', () => {
  for (const [args, what] of [
    [[], 'No file is given.'],
    [['--ndc', limits], 'is MUE, practitioner services, not what --ndc takes. '],
    [['--mue', join(folder, 'none.csv')], 'cannot be opened'],
    [['--mue', limits, '--quarter', '2026'], '2026Q1'],
    [['--mue', limits, '--quarter', '2026Q1'], 'not for the quarter given'],
    [['--mue', limits, '--mue', limits], 'the same table'],
    [['--ptp', limits], '--ptp'],
    [['--asp', table('asp_noc_limits.csv')], 'No file given holds a table'],
    [[table('README.md')], 'no table that can be imported'],
    [['--mue', limits, '-o', join(folder, 'no/such/folder.json')], 'cannot be opened for writing'],
  ]) assertRefused(cli(['import', ...today, ...args]), what);
});

test('without -o the pack is printed and the account told on standard error', () => {
  const { exit, out, err } = cli(['import', ...today, limits]);
  assert.equal(exit, 0);
  assert.equal(JSON.parse(out).manifest.tables.mue_practitioner.from, '2024-01-01');
  assert.match(err, /^MCR_MUE_PractitionerServices/);
  const { imported: told } = JSON.parse(out).manifest;
  assert.deepEqual(JSON.parse(imported('json', ['--format', 'json', limits])), told);
  assert.equal(readFileSync(pack('json'), 'utf8'), out);
});

test('every pack is what the schema and the loader want', () => {
  const schema = JSON.parse(readFileSync(join(root, 'rules/schema/pack.schema.json'), 'utf8'));
  const { manifest, imported: file, source } = schema.$defs;
  for (const name of readdirSync(join(root, 'tests/import')).filter((n) => /\.(csv|txt)$/.test(n))) {
    const { exit, out } = cli(['import', ...today, table(name)]);
    if (/noc|DME/.test(name)) {
      assert.equal(exit, 2, name);
      continue;
    }
    const made = JSON.parse(out);
    for (const key of Object.keys(made.manifest)) assert.ok(key in manifest.properties, key);
    for (const entry of made.manifest.imported)
      for (const key of Object.keys(entry)) assert.ok(key in file.properties, key);
    for (const entry of Object.values(made.manifest.sources))
      for (const key of source.required) assert.ok(key in entry, key);
    writeFileSync(pack(name), out);
    assert.equal(cli(['drugs', '--pack', pack(name), 'J0129']).exit, 0, name);
  }
});
