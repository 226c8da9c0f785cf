// How well the rules tell wrong claims from right ones: of the mistakes planted in the rule cases and in
// clean claims, how many are found; of the clean claims, how many are left in peace. Prints a line a rule.
//
// Cases that share their options go through the command line together, one a line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cli } from './cli.mjs';
import {
  cleanCases, cleanProblems, cliOptions, plantedCases, plantedProblems, ruleCases,
} from '../cases/harness.mjs';

const leastClean = 150;
const leastPlanted = 40;
/** Of these every rule must be tried in three guises at least. */
const guised = ['mod', 'pos', 'dx', 'int'];
const leastGuises = 3;

const rules = JSON.parse(cli(['rules', '--format', 'json']).out).filter((rule) => rule.status !== 'planned');

function grouped(cases, keyOf) {
  const groups = new Map();
  for (const one of cases) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** One case on one line, so that it may travel with others; an 837, several cases or bad input may not. */
function travels(one) {
  if (one.text || one.encoding) return false;
  const text = one.input.toString();
  return text.startsWith('{') && !text.includes('\n');
}

/** Cases of one base look like copies of one claim, which they are not when they come alone. */
const apart = rules.some((rule) => rule.id === 'int-duplicate-claim') ? ['--rule', 'int-duplicate-claim=off'] : [];

function reportsOn(together) {
  const options = [...cliOptions(together[0].options, together[0].packs), ...(together.length > 1 ? apart : [])];
  const input = together.length > 1 ? together.map((one) => one.input.toString()).join('\n') : together[0].input;
  const { out } = cli(['check', '--format', 'ndjson', '--full', ...options, '-'], { input });
  return out.trimEnd().split('\n').map((line) => JSON.parse(line));
}

/** Each case with its reports. */
function checked(cases) {
  const alone = cases.filter((one) => !travels(one)).map((one) => [one]);
  const keyOf = ({ options, packs }) => JSON.stringify([options, packs]);
  const groups = [...grouped(cases.filter(travels), keyOf), ...alone];
  return groups.flatMap((together) => {
    const reports = reportsOn(together);
    if (together.length === 1) return [{ one: together[0], reports }];
    assert.equal(reports.length, together.length, together[0].file);
    return together.map((one, i) => ({ one, reports: [reports[i]] }));
  });
}

const count = (reports, rule) =>
  reports.flatMap((report) => report.findings).filter((finding) => finding.rule === rule).length;

const wanted = ruleCases().filter((one) => ['fires', 'boundary'].includes(one.kind) && one.expect.length > 0);
const inCases = checked(wanted)
  .map(({ one, reports }) => ({ one, found: count(reports, one.rule) >= one.expect.length }));
const planted = checked(plantedCases());
const inClaims = planted.map(({ one, reports }) => ({ one, found: count(reports, one.rule) > 0 }));
const clean = checked(cleanCases());

const unanswered = (reports, rule) => reports.some((report) => report.not_checked.some((entry) => entry.rule === rule));

const table = rules.map(({ id }) => {
  const mistakes = [...inCases, ...inClaims].filter(({ one }) => one.rule === id);
  return {
    id,
    planted: mistakes.length,
    found: mistakes.filter(({ found }) => found).length,
    quiet: clean.filter(({ reports }) => count(reports, id) === 0).length,
    noted: clean.filter(({ one, reports }) => one.infos?.includes(id) && count(reports, id) > 0).length,
    unanswered: clean.filter(({ reports }) => unanswered(reports, id)).length,
  };
});

const sum = (key) => table.reduce((total, row) => total + row[key], 0);

function print() {
  const row = (id, found, quiet, rest) =>
    console.log(`${id.padEnd(34)} ${found.padStart(9)} ${quiet.padStart(13)} ${rest.padStart(6)}`);
  row('rule', 'found', 'quiet', 'open');
  for (const { id, ...of } of table) {
    row(id, `${of.found}/${of.planted}`, `${of.quiet}/${clean.length}`, `${of.unanswered}`);
  }
  const all = `${sum('quiet')}/${table.length * clean.length}`;
  row('all', `${sum('found')}/${sum('planted')}`, all, `${sum('unanswered')}`);
  console.log('found: of the mistakes planted; quiet: of the clean claims; open: clean claims it could not judge');
}

test('the table', () => {
  print();
  assert.ok(clean.length >= leastClean, `only ${clean.length} clean claims`);
  assert.ok(planted.length >= leastPlanted, `only ${planted.length} mistakes planted in clean claims`);
});

test('every planted mistake is found', () => {
  const missed = [...inCases, ...inClaims].filter(({ found }) => !found)
    .map(({ one }) => `${one.rule}: ${one.name}`);
  assert.deepEqual(missed, []);
});

test('no clean claim is accused', () => {
  const accused = clean.flatMap(({ one, reports }) =>
    cleanProblems(one, reports).map((wrong) => `${one.file}, ${one.name}: ${wrong}`));
  assert.deepEqual(accused, []);
  assert.deepEqual(table.filter((row) => row.quiet + row.noted !== clean.length), []);
});

test('a mistake planted in a clean claim is one finding', () => {
  const wrong = planted.flatMap(({ one, reports }) =>
    plantedProblems(one, reports).map((problem) => `${one.file}, ${one.name}: ${problem}`));
  assert.deepEqual(wrong, []);
});

test('modifiers, places, diagnoses and integrity are tried in three guises', () => {
  const few = rules.filter((rule) => guised.includes(rule.category))
    .map(({ id }) => [id, wanted.filter((one) => one.rule === id && one.kind === 'fires').length])
    .filter(([, guises]) => guises < leastGuises);
  assert.deepEqual(few, []);
});
