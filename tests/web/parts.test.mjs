// The parts of the page that compute: differences, needs, pointers, figures, edits.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browsers.mjs';

const esbuild = createRequire(join(root, 'web/package.json'))('esbuild');
const names = [
  'case-diff',
  'clock',
  'form-edit',
  'format',
  'line-cells',
  'needs',
  'pointer',
  'supported',
  'timeline-handles',
  'timeline-layout',
];
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

const on = '2026-03-02';
const coded = (code, units, modifiers = [], administrations = [0]) => ({
  code,
  units,
  modifiers,
  service_date: on,
  because: '',
  administrations,
});
const billed = (code, units, more = {}) => ({
  code,
  units: String(units),
  service_date: on,
  ...more,
});

test('times are whole minutes of the record, across days, and nothing else is a time', () => {
  const late = parts.minuteOf('2026-02-28T23:50');
  assert.equal(parts.timeAt(late + 20), '2026-03-01T00:10');
  assert.equal(parts.clocks(late, late + 20), '23:50–00:10');
  assert.equal(parts.minuteOf('2026-03-02T09:00:30'), parts.minuteOf('2026-03-02T09:00'));
  for (const odd of ['', '09:00', '2026-02-30', '2026-13-02T09:00', undefined]) {
    assert.equal(parts.minuteOf(odd), undefined, String(odd));
  }
});

test('billed and supported lines pair by code, date and what tells services apart', () => {
  const pairs = parts.compare(
    [
      billed('J1745', 40),
      billed('96413', 1, { modifiers: ['PO'] }),
      billed('96413', 1, { modifiers: ['59'] }),
      billed('96415', 2),
      billed('96367', 1, { service_date: '2026-03-03' }),
    ],
    [coded('96413', 1, ['59']), coded('96413', 1), coded('96415', 1), coded('96367', 1)],
  );
  assert.deepEqual(
    pairs.map(({ code, outcome, index }) => `${code} ${outcome} ${index ?? '-'}`),
    ['96367 unsupported 4', '96367 unbilled -', '96413 same 1', '96413 same 2', '96415 changed 3'],
  );
});

test('the supported lines keep everything else of the claim, and move money evenly or not at all', () => {
  const content = {
    claim: {
      total_charge: '1000.00',
      lines: [
        billed('J1745', 40, { charge: '500.00' }),
        billed('96365', 2, { charge: '400.00', modifiers: ['PO'], revenue_code: '0260' }),
        billed('96375', 3, { charge: '100.00' }),
      ],
    },
    encounter: {
      administrations: [{ drug: 'infliximab', start: `${on}T09:00`, stop: `${on}T10:31` }],
    },
  };
  const pairs = parts.compare(content.claim.lines, [
    coded('96365', 1),
    coded('96366', 1),
    coded('96375', 2, ['59']),
  ]);
  const { title, applicability, patch } = parts.supportedFix(content, pairs);
  assert.equal(applicability, 'needs-confirmation');
  assert.match(title, /if the record shows infliximab 09:00–10:31\.$/);
  assert.deepEqual(patch[0].value, [
    content.claim.lines[0],
    billed('96365', 1, { charge: '200.00', modifiers: ['PO'], revenue_code: '0260' }),
    billed('96375', 2, { charge: '100.00', modifiers: ['59'] }),
    { code: '96366', units: '1', service_date: on, revenue_code: '0260' },
  ]);
  assert.deepEqual(patch[1], { op: 'replace', path: '/claim/total_charge', value: '800.00' });
});

test('lanes keep the order of the record, overlaps are found, and long idle time is folded', () => {
  const at = (day, from, to) => ({
    start: `2026-03-0${day}T${from}`,
    stop: `2026-03-0${day}T${to}`,
  });
  const given = [
    { drug: 'b', route: 'iv-infusion', ...at(2, '10:00', '11:00') },
    { drug: 'a', route: 'iv-infusion', ...at(2, '10:30', '12:00') },
    { drug: 'c', route: 'iv-infusion', ...at(3, '09:00', '10:00') },
  ];
  const service = (drug, index, minutes) => ({
    administrations: [index],
    drug,
    route: 'iv-infusion',
    class: 'therapeutic',
    class_known: true,
    visit: 1,
    access: '1',
    minutes,
    parts: [{ from: given[index].start, to: given[index].stop, code: '96365' }],
  });
  const timeline = [service('a', 1, 90), service('b', 0, 60), service('c', 2, 60)];
  const lanes = parts.lanesOf({ timeline }, given);
  assert.deepEqual(
    lanes.map(({ drug, overlaps }) => [drug, ...overlaps.map((one) => one.with)]),
    [['b', 'a'], ['a', 'b'], ['c']],
  );
  const [{ from, to }] = lanes[0].overlaps;
  assert.equal(parts.clocks(from, to), '10:30–11:00');
  assert.deepEqual(
    lanes[1].marks.map(({ at: place, minute }) => `${minute} ${parts.clock(place)}`),
    ['16 10:46', '31 11:01'],
  );
  const scale = new parts.Scale(lanes);
  assert.equal(scale.total, 180 + 30 + 120, '10 to 13 on one day, a fold, 9 to 11 on the next');
  assert.equal(scale.at(parts.minuteOf('2026-03-02T10:00')), 0);
  assert.equal(scale.at(parts.minuteOf('2026-03-03T11:00')), 100);
});

test('an end stays a minute short of the other; a push carries its stop along', () => {
  const infusion = { drug: 'a', route: 'iv-infusion', start: `${on}T09:00`, stop: `${on}T10:30` };
  const [start, stop] = parts.handlesOf(infusion, 0);
  const moved = (handle, given, by) => parts.moved(handle, given, handle.minute + by);
  assert.deepEqual(moved(stop, infusion, 0.6), { stop: `${on}T10:31` });
  assert.equal(moved(stop, infusion, 0.4), undefined);
  assert.deepEqual(moved(stop, infusion, -500), { stop: `${on}T09:01` });
  assert.deepEqual(moved(start, infusion, 500), { start: `${on}T10:29` });
  const push = { drug: 'b', route: 'iv-push', start: `${on}T09:00`, stop: `${on}T09:03` };
  const handles = parts.handlesOf(push, 1);
  assert.equal(handles.length, 1);
  assert.deepEqual(moved(handles[0], push, 5), { start: `${on}T09:05`, stop: `${on}T09:08` });
  assert.deepEqual(parts.handlesOf({ drug: 'c', route: 'iv-infusion' }, 2), []);
});
