// The engine that browsers run gives every rule case the answer it names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cleanCases, cleanProblems, cureProblems, plantedCases, plantedProblems, problems, ruleCases,
} from '../cases/harness.mjs';
import { createEngine } from './engine.mjs';

const engine = await createEngine();
const check = (input, options) => {
  const answer = JSON.parse(engine.check(input, JSON.stringify(options)));
  assert.ok(answer.reports, JSON.stringify(answer.error));
  return answer.reports;
};

/** Applies the fixes of one rule only, as far as the case says they may be trusted. */
function fix(one) {
  const options = { ...one.options, all_off: true, rules: { [one.rule]: 'error' }, applicability: one.cures };
  return JSON.parse(engine.fix(one.input, JSON.stringify(options))).output;
}

for (const one of ruleCases()) {
  test(`${one.rule}: ${one.name}`, () => {
    assert.deepEqual(problems(one, check(one.input, one.options)), []);
    if (!one.cures) return;
    const fixed = fix(one);
    assert.deepEqual(cureProblems(one, JSON.parse(fixed), check(fixed, one.options)), []);
  });
}

for (const one of cleanCases()) {
  test(`clean: ${one.name}`, () => {
    assert.deepEqual(cleanProblems(one, check(one.input, one.options)), []);
  });
}

for (const one of plantedCases()) {
  test(`planted: ${one.name}`, () => {
    assert.deepEqual(plantedProblems(one, check(one.input, one.options)), []);
  });
}
