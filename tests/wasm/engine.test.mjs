// The engine in JavaScript: every call of the facade, what it takes, and how it fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createEngine, engineSource, root } from './engine.mjs';

const asOf = JSON.stringify({ as_of: '2026-03-10' });
const engine = await createEngine();
const orencia = readFileSync(join(root, 'web/samples/orencia-110.json'));

test('every call of the facade is bound', () => {
  const header = readFileSync(join(root, 'core/include/infusecheck/facade.h'), 'utf8');
  const calls = [...header.matchAll(/^std::string (\w+)\(/gm)].map((match) => match[1]);
  assert.ok(calls.length >= 10);
  for (const call of calls) assert.equal(typeof engine[call], 'function', call);
});

test('a claim as text and as bytes gives the same report', () => {
  const report = engine.check(orencia, asOf);
  assert.equal(engine.check(orencia.toString('utf8'), asOf), report);
  const rules = JSON.parse(report).reports[0].findings.map((finding) => finding.rule);
  assert.ok(rules.includes('admin-initial-units'), rules.join(' '));
});

test('Latin-1 bytes pass through as they are', () => {
  const name = Buffer.from('M\xfcller', 'latin1');
  const text = Buffer.from(readFileSync(join(root, 'web/samples/office-drug.837'), 'latin1')
    .replace(/NM1\*IL\*1\*[^*]*/, `NM1*IL*1*${name.toString('latin1')}`), 'latin1');
  assert.ok(text.includes(name));
  const { reports } = JSON.parse(engine.check(text, asOf));
  assert.equal(reports.length, 1);
  assert.ok(reports[0].line_count > 0);
});

test('a fix cures what it promises to', () => {
  const trusted = JSON.stringify({ ...JSON.parse(asOf), applicability: 'needs-confirmation' });
  const { output, applied } = JSON.parse(engine.fix(orencia, trusted));
  assert.ok(applied.some((one) => one.rule === 'admin-initial-units'));
  const { reports } = JSON.parse(engine.check(output, asOf));
  assert.ok(!reports[0].findings.some((finding) => finding.rule === 'admin-initial-units'));
});

test('a patch is applied to a copy', () => {
  const patch = [{ op: 'replace', path: '/claim/id', value: 'B-2' }];
  const { output } = JSON.parse(engine.apply_patch('{"claim":{"id":"A-1"}}', JSON.stringify(patch)));
  assert.deepEqual(JSON.parse(output), { claim: { id: 'B-2' } });
});

test('the tables and pages are there', () => {
  const { rules } = JSON.parse(engine.rules());
  assert.equal(JSON.parse(engine.version()).rules, rules.length);
  for (const { id } of rules) assert.ok(JSON.parse(engine.explain(id)).text.includes(id), id);
  assert.ok(JSON.parse(engine.profiles()).profiles.some((profile) => profile.id === 'medicare-b'));
  assert.deepEqual(JSON.parse(engine.drugs('infliximab')).drugs.some((drug) => drug.code === 'J1745'), true);
});

test('what cannot be used comes back as a value that says so', () => {
  const answers = {
    'no claim': engine.check('hello', asOf),
    'options that are no JSON': engine.check(orencia, '{'),
    'a profile nobody has': engine.check(orencia, '{"as_of":"2026-03-10","profile":"nobody"}'),
    'a patch that is none': engine.apply_patch('{}', '{}'),
    'a rule nobody has': engine.explain('nobody'),
    'a pack that is none': engine.add_pack('nobody'),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const { error } = JSON.parse(answer);
    assert.ok(error?.what, `${name}: ${answer}`);
  }
});

const deep = (levels) => '['.repeat(levels) + ']'.repeat(levels);
const hostile = {
  'nothing': '',
  'NUL bytes': '\0'.repeat(1000),
  '200,000 brackets': deep(200_000),
  '200,000 open brackets': '['.repeat(200_000),
  '200,000 nested objects': '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000),
  'brackets inside a claim': `{"claim":{"lines":[{"code":"J1745"}]},"encounter":{"facts":${deep(200_000)}}}`,
  'a truncated ISA': 'ISA*00*',
  'a megabyte of stars': '*'.repeat(1 << 20),
};
for (const [name, input] of Object.entries(hostile)) {
  test(`hostile input does not stop the engine: ${name}`, () => {
    for (const call of ['check', 'read', 'fix']) {
      assert.equal(typeof JSON.parse(engine[call](input, asOf)), 'object', call);
    }
    assert.equal(typeof JSON.parse(engine.check(orencia, `{"as_of":"2026-03-10","profile":${JSON.stringify(input)}}`)), 'object');
    assert.equal(typeof JSON.parse(engine.apply_patch(input, '[]')), 'object');
    assert.equal(typeof JSON.parse(engine.apply_patch('{}', input)), 'object');
    assert.equal(typeof JSON.parse(engine.add_pack(input)), 'object');
    assert.ok(JSON.parse(engine.check(orencia, asOf)).reports.length, 'the next claim is checked');
  });
}

test('a second engine answers alike, and neither leaves listeners on the process', async () => {
  const listeners = () => process.eventNames().map((name) => [name, process.listenerCount(name)]);
  const before = listeners();
  const other = await createEngine();
  assert.deepEqual(listeners(), before);
  assert.equal(other.check(orencia, asOf), engine.check(orencia, asOf));
});

test('the glue needs neither eval nor a Node module', () => {
  assert.doesNotMatch(engineSource, /\beval\(|new Function\(|require\(/);
});
