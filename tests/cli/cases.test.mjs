// The command line gives every rule case the answer it names, and `fix` cures what it promises to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { program, root } from './cli.mjs';
import { cleanCases, cleanProblems, cliOptions, cureProblems, problems, ruleCases } from '../cases/harness.mjs';

function run(args, input) {
  const done = spawnSync(program, [...args, '-'], { input, encoding: 'utf8', timeout: 30_000 });
  assert.ifError(done.error);
  assert.ok(done.status === 0 || done.status === 1, `exit ${done.status}: ${done.stderr}`);
  return done;
}

function check(input, options, packs) {
  const done = run(['check', '--format', 'ndjson', '--full', ...cliOptions(options, packs)], input);
  const reports = done.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  const severities = reports.flatMap((report) => report.findings.map((finding) => finding.severity));
  assert.equal(done.status, severities.includes('error') ? 1 : 0, 'the exit code');
  return reports;
}

/** Applies the fixes of one rule only, as far as the case says they may be trusted. */
function fix(one) {
  const only = { ...one.options, rules: { all: 'off', [one.rule]: 'error' } };
  return run(['fix', '--applicability', one.cures, ...cliOptions(only, one.packs)], one.input).stdout;
}

for (const one of ruleCases()) {
  test(`${one.rule}: ${one.name}`, () => {
    assert.deepEqual(problems(one, check(one.input, one.options, one.packs)), []);
    if (!one.cures) return;
    const fixed = fix(one);
    assert.deepEqual(cureProblems(one, JSON.parse(fixed), check(fixed, one.options, one.packs)), []);
  });
}

for (const one of cleanCases()) {
  test(`clean: ${one.name}`, () => {
    assert.deepEqual(cleanProblems(one, check(one.input, one.options)), []);
  });
}

// Worked cases kept elsewhere: the path of a claims.json, for those who have one.
const worked = process.env.INFUSECHECK_CASES;
if (worked && existsSync(worked)) {
  const listed = spawnSync(program, ['rules', '--format', 'json'], { encoding: 'utf8' });
  const rules = JSON.parse(listed.stdout);
  const known = new Set(rules.map((rule) => rule.id));
  for (const one of JSON.parse(readFileSync(worked, 'utf8'))) {
    if (one.confidence === 'contested') continue;
    test(`worked case ${one.id}: ${one.title}`, () => {
      const reports = check(JSON.stringify(one.case), { as_of: one.as_of });
      const fired = reports.flatMap((report) => report.findings.map((finding) => finding.rule));
      const spokenFor = rules.filter((rule) => fired.includes(rule.id)).flatMap((rule) => rule.silences);
      const missing = one.expect
        .filter((rule) => known.has(rule) && !fired.includes(rule) && !spokenFor.includes(rule));
      const forbidden = one.not.filter((rule) => fired.includes(rule));
      assert.deepEqual({ missing, forbidden }, { missing: [], forbidden: [] });
    });
  }
}
