// The browser and the command line must not disagree: the same input gives the same bytes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ruleCases } from '../cases/harness.mjs';
import { cli, createEngine, root, samples } from './engine.mjs';

const engine = await createEngine();
const day = '2026-03-10';

function commandLineReports(input, file, profile) {
  const options = ['--format', 'ndjson', '--full', '--as-of', day, ...(profile ? ['--profile', profile] : [])];
  const { out } = cli(['check', ...options, file], input);
  return `{"reports":[${out.trimEnd().split('\n').join(',')}]}`;
}

for (const { file, bytes } of samples) {
  for (const profile of ['', 'medicare-b', 'medicaid', 'commercial']) {
    test(`${file} under ${profile || 'the profile the payer chooses'}`, () => {
      const path = join(root, 'samples', file);
      const options = { as_of: day, file: path, ...(profile ? { profile } : {}) };
      const answer = engine.check(bytes, JSON.stringify(options));
      assert.ok(JSON.parse(answer).reports.length > 0);
      assert.equal(answer, commandLineReports(undefined, path, profile));
    });
  }

  test(`${file} as cases`, () => {
    const { out } = cli(['read', join(root, 'samples', file)]);
    assert.equal(engine.read(bytes, ''), `{"cases":[${out.trimEnd().split('\n').join(',')}]}`);
  });
}

test('every rule case', () => {
  const inputs = ruleCases().map((one) => one.input);
  assert.ok(inputs.length > 0);
  for (const input of inputs) {
    const answer = engine.check(input, JSON.stringify({ as_of: day, file: '-' }));
    assert.equal(answer, commandLineReports(input, '-'));
  }
});

test('rules, profiles and drugs', () => {
  const printed = (table) => `{"${table}":${cli([table, '--format', 'json']).out.trimEnd()}}`;
  assert.equal(engine.rules(), printed('rules'));
  assert.equal(engine.profiles(), printed('profiles'));
  assert.equal(engine.drugs(''), printed('drugs'));
});
