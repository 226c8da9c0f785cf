// The browser and the command line must not disagree: the same input gives the same bytes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanCases, cliOptions, ruleCases } from '../cases/harness.mjs';
import { cli, createEngine, root, samples } from './engine.mjs';

const engine = await createEngine();
const day = '2026-03-10';

const joined = (ndjson) => `{"reports":[${ndjson.trimEnd().split('\n').join(',')}]}`;

function commandLineReports(input, file, profile) {
  const options = ['--format', 'ndjson', '--full', '--as-of', day, ...(profile ? ['--profile', profile] : [])];
  const { out } = cli(['check', ...options, file], input);
  return joined(out);
}

for (const { file, bytes } of samples) {
  for (const profile of ['', 'medicare-b', 'medicaid', 'commercial']) {
    test(`${file} under ${profile || 'the profile the payer chooses'}`, () => {
      const path = join(root, 'web/samples', file);
      const options = { as_of: day, file: path, ...(profile ? { profile } : {}) };
      const answer = engine.check(bytes, JSON.stringify(options));
      assert.ok(JSON.parse(answer).reports.length > 0);
      assert.equal(answer, commandLineReports(undefined, path, profile));
    });
  }

  test(`${file} as cases`, () => {
    const { out } = cli(['read', join(root, 'web/samples', file)]);
    assert.equal(engine.read(bytes, ''), `{"cases":[${out.trimEnd().split('\n').join(',')}]}`);
  });
}

// An engine keeps the packs it is given; cases with one are compared in cases.test.mjs.
for (const one of [...ruleCases(), ...cleanCases()].filter(({ packs }) => !packs.length)) {
  test(`${one.file}: ${one.name}`, () => {
    const { out } = cli(['check', '--format', 'ndjson', '--full', ...cliOptions(one.options), '-'], one.input);
    assert.equal(engine.check(one.input, JSON.stringify(one.options)), joined(out));
  });
}

test('rules, profiles and drugs', () => {
  const printed = (table) => `{"${table}":${cli([table, '--format', 'json']).out.trimEnd()}}`;
  assert.equal(engine.rules(), printed('rules'));
  assert.equal(engine.profiles(), printed('profiles'));
  assert.equal(engine.drugs(''), printed('drugs'));
});
