// FHIR R4 in, ClaimResponse out, as a user sends and gets it.
import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertRefused, check, cli, findings, root, today } from './cli.mjs';

const office = readFileSync(join(root, 'tests/fhir/office.json'), 'utf8');
const benefit = readFileSync(join(root, 'tests/fhir/benefit.json'), 'utf8');
const lines = (text) => text.trim().split('\n').map((line) => JSON.parse(line));
const onlyHours = ['--rule', 'all=off', '--rule', 'admin-initial-units=error'];
const respond = (input) => cli(['check', '--format', 'fhir', ...today, ...onlyHours, '-'], { input });

const claim = (id, item = {}) => ({
  resourceType: 'Claim', id, status: 'active', use: 'claim',
  patient: { reference: `Patient/${id}` },
  item: [{ sequence: 7, servicedDate: '2026-03-02', productOrService: { coding: [{ code: '96365' }] },
    quantity: { value: 2 }, ...item }],
});
const bundle = (resources) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });

test('a Bundle is checked with the record in it', () => {
  const { reports } = check(office);
  assert.equal(reports.length, 1);
  assert.equal(reports[0].claim_id, 'A-1001');
  assert.equal(reports[0].scope, 'record');
  assert.equal(findings(reports, 'admin-hours-under').length, 1);
});

test('an ExplanationOfBenefit is checked as it was submitted', () => {
  const { reports } = check(benefit);
  assert.equal(reports[0].claim_id, 'A-2002');
  assert.deepEqual(findings(reports, 'int-charge'), []);
});

test('a case made of FHIR says the same as the FHIR', () => {
  for (const input of [office, benefit]) {
    const made = cli(['read', '-'], { input }).out;
    assert.deepEqual(check(made).reports[0].findings, check(input).reports[0].findings);
  }
});

test('the answer to a Claim is a ClaimResponse', () => {
  const answer = respond(bundle([claim('A'), claim('B', { quantity: { value: 1 } })]));
  assert.equal(answer.exit, 1);
  const [first, second] = lines(answer.out);
  for (const response of [first, second]) {
    assert.equal(response.resourceType, 'ClaimResponse');
    assert.equal(response.created, '2026-03-10');
  }
  assert.equal(first.outcome, 'error');
  assert.match(first.disposition, /^Fail: \d+ errors?, \d+ warnings?\.$/);
  assert.deepEqual(first.error[0], { itemSequence: 7, code: { coding: [{ system: 'urn:infusecheck:rule', code: 'admin-initial-units' }] } });
  const [item] = first.item;
  assert.equal(item.itemSequence, 7);
  assert.equal(item.adjudication.length, item.noteNumber.length);
  for (const number of item.noteNumber) assert.equal(first.processNote[number - 1].number, number);
  assert.equal(second.outcome, 'complete');
  assert.equal(second.error, undefined);
});

test('every format of claim can be answered so', () => {
  const [response] = lines(respond('{"claim":{"id":"J-1","form":"professional","lines":[{"code":"96365","units":"2","service_date":"2026-03-02"}]}}').out);
  assert.equal(response.request.identifier.value, 'J-1');
  assert.equal(response.error[0].itemSequence, 1);
  assertRefused(cli(['rules', '--format', 'fhir']), 'text, json, ndjson or sarif');
});

test('neither the patient nor anything a person wrote is in an answer', () => {
  const secret = 'Beeblebrox';
  const told = (text) => text.replaceAll('Pat"', `${secret}"`).replaceAll('1EG4TE5MK73', secret).replaceAll('1961-05-06', secret)
    .replaceAll('MRN-77', secret).replaceAll('Example Infusion', secret).replaceAll('M05.79', secret).replaceAll('400.0,', `"${secret}",`)
    .replaceAll('40.000', `"${secret}"`).replaceAll('2026-03-02T11:10:00-05:00', secret).replaceAll('infliximab', secret);
  for (const format of ['text', 'json', 'ndjson', 'sarif', 'fhir']) {
    const answer = cli(['check', '--format', format, ...today, '-'], { input: told(office) });
    assert.equal(answer.exit, 1, format);
    assert.ok(!(answer.out + answer.err).includes(secret), `${format}: ${answer.out}`);
  }
});

test('what holds no claim is refused by name, and a fix says what it cannot write', () => {
  assertRefused(cli(['check', '-'], { input: '{"resourceType":"Patient"}' }), 'A FHIR Patient holds no claim.', 'standard input');
  assertRefused(cli(['check', '-'], { input: '{"resourceType":"Bundle","entry":[]}' }), 'holds no resource');
  assertRefused(cli(['check', '-'], { input: '{"resourceType":"Claim","item":[' }), 'ends before it is complete', 'line 1, column 1');
  assertRefused(cli(['fix', '-'], { input: office }), 'FHIR cannot be written');
});

test('a Bundle cut anywhere is checked or refused, never lost', () => {
  const whole = bundle([claim('A'), claim('B'), claim('C')]);
  for (let length = 1; length < whole.length; length += 61) {
    const { exit, out, err } = cli(['check', '--format', 'ndjson', ...today, '-'], { input: whole.slice(0, length) });
    assert.notEqual(exit, 0, `cut at ${length}`);
    assert.ok(exit === 2 ? err.length > 0 : out.includes('"read-json"'), `cut at ${length}: ${exit}`);
  }
});

test('a large Bundle with its record is checked in time that grows with it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'infusecheck-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'large.json');
  const file = createWriteStream(path);
  const count = 1000;
  file.write('{"resourceType":"Bundle","type":"searchset","entry":[\n');
  for (let i = 0; i < count; i += 1) {
    const given = { resourceType: 'MedicationAdministration', id: `m${i}`, status: 'completed',
      subject: { reference: `Patient/${i}` }, effectiveDateTime: '2026-03-02T09:00:00Z', medicationCodeableConcept: { text: 'infliximab' } };
    const entries = [claim(String(i)), { resourceType: 'Patient', id: String(i), birthDate: '1961-05-06' }, given];
    const text = entries.map((resource) => JSON.stringify({ resource })).join(',\n') + (i + 1 < count ? ',\n' : '\n');
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end(']}\n');
  await once(file, 'finish');
  const cases = lines(cli(['read', path]).out);
  assert.equal(cases.length, count);
  assert.ok(cases.every(({ claim: { patient }, encounter }) => patient.birth_date && encounter.administrations.length === 1));
});

const corpora = process.env.INFUSECHECK_CORPORA;
if (corpora) {
  test('files that others publish are read or refused', () => {
    const folder = join(corpora, 'fhir');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const { exit, out, err } = cli(['check', '--format', 'ndjson', ...today, join(folder, name)]);
      assert.ok(exit === 2 ? /holds? no claim/.test(err) : out.length > 0, `${name}: ${exit} ${err}`);
    }
  });
}
