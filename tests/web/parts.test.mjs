// The parts of the page that compute: differences, needs, pointers, figures, edits.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browsers.mjs';

const esbuild = createRequire(join(root, 'web/package.json'))('esbuild');
const names = ['case-diff', 'needs', 'pointer', 'format', 'form-edit', 'line-cells'];
const bundle = await esbuild.build({
  stdin: {
    contents: names.map((name) => `export * from './${name}.js';`).join('\n'),
    resolveDir: join(root, 'web/src'),
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const source = Buffer.from(bundle.outputFiles[0].text).toString('base64');
const parts = await import(`data:text/javascript;base64,${source}`);

const line = (code, units = '1') => ({ code, units });
const kinds = (before, after) =>
  parts
    .diffLines(before, after)
    .map(({ kind, after: now, before: old }) => `${kind} ${(now ?? old).code}`);

test('a line that changes and one that is added', () => {
  assert.deepEqual(
    kinds(
      [line('J1'), line('96365', '2'), line('Z')],
      [line('J1'), line('96365'), line('96366'), line('Z')],
    ),
    ['same J1', 'changed 96365', 'added 96366', 'same Z'],
  );
});

test('lines removed, swapped for another code, and all gone', () => {
  assert.deepEqual(kinds([line('A'), line('B')], [line('B')]), ['removed A', 'same B']);
  assert.deepEqual(kinds([line('A')], [line('B')]).sort(), ['added B', 'removed A']);
  assert.deepEqual(kinds([line('A')], []), ['removed A']);
  assert.deepEqual(kinds([], []), []);
});

test('ten thousand lines with one change take no time', () => {
  const many = Array.from({ length: 10000 }, (_, i) => line(`C${i}`));
  const changed = many.map((one, i) => (i === 5000 ? line('C5000', '9') : one));
  const started = performance.now();
  assert.equal(parts.diffLines(many, changed).filter(({ kind }) => kind === 'changed').length, 1);
  assert.ok(performance.now() - started < 1000);
});

test('values outside the lines are named as a biller names them', () => {
  const before = { claim: { diagnoses: ['M0579'], lines: [] } };
  const after = {
    claim: { diagnoses: ['M05.79'], prior_authorizations: ['PA1'], lines: [line('J1')] },
  };
  assert.deepEqual(parts.diffValues(before, after), [
    { place: 'diagnosis', before: 'M0579', after: 'M05.79' },
    { place: 'authorization', before: 'none', after: 'PA1' },
  ]);
});

test('pointers cover what lies inside them and no neighbour', () => {
  assert.ok(parts.covers('/claim/lines/1', '/claim/lines/1/units'));
  assert.ok(!parts.covers('/claim/lines/1', '/claim/lines/10/units'));
  assert.equal(parts.lineOf('/claim/lines/9/units'), 10);
  assert.equal(parts.lineOf('/claim/diagnoses/0'), 0);
  assert.equal(parts.placeName('/claim/lines/0/units'), 'line 1, units');
  assert.equal(parts.placeName('/claim/diagnoses/2'), 'diagnosis 3');
  assert.equal(parts.placeName('/claim'), 'claim');
  assert.equal(parts.placeName('/encounter/administrations/0'), 'administration 1');
});

test('money keeps its digits', () => {
  assert.equal(parts.money('1234567.5'), '$1,234,567.50');
  assert.equal(parts.money('90071992547409931.07'), '$90,071,992,547,409,931.07');
  assert.equal(parts.money('4O'), '4O');
  assert.equal(parts.money(undefined), '');
});

test('what to add is what lets most checks run', () => {
  const report = {
    scope: 'claim',
    findings: [],
    coverage: { checked: 61, not_checked: 4 },
    not_checked: [
      { rule: 'a', needs: ['encounter.administrations'] },
      { rule: 'b', needs: ['encounter.administrations[].start'] },
      { rule: 'c', needs: ['encounter.note'] },
      { rule: 'd', needs: ['pack us: drugs J9271'] },
    ],
  };
  assert.equal(
    parts.coverageSentence(report),
    '61 checked, 4 not: add the infusion log to check 2 more.',
  );
  assert.equal(parts.waitingForRecord(report), 3);
  assert.deepEqual(
    parts.groupNeeds(report.not_checked).map(({ name }) => name),
    ['the infusion log', 'the note', 'reference data'],
  );
});

test('emptied fields leave the case, and other fields stay', () => {
  const content = {
    claim: { id: 'X', diagnoses: ['A'], lines: [{ code: 'J1', units: '1', ndc: { code: '' } }] },
  };
  const edited = parts.withLine(parts.withClaim(content, { diagnoses: [] }), 0, { units: '' });
  assert.deepEqual(edited, { claim: { id: 'X', lines: [{ code: 'J1', ndc: { code: '' } }] } });
  assert.deepEqual(
    parts.withEncounter({ ...content, encounter: { note: 'n' } }, { note: '' }),
    content,
  );
  assert.deepEqual(parts.words(' m05.79, Z79.899;x '), ['M05.79', 'Z79.899', 'X']);
  assert.equal(parts.whole('12'), 12);
  assert.equal(parts.whole('4O'), '4O');
});

test('a column appears when a line fills it or a finding points at it', () => {
  const fields = (lines, places) => parts.columnsFor(lines, places).map(({ field }) => field);
  assert.deepEqual(fields([line('J1')]), ['code', 'modifiers', 'units', 'charge']);
  assert.ok(fields([line('J1')], ['/claim/lines/0/ndc']).includes('ndc'));
});
