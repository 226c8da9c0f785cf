// The engine that browsers run gives every rule case the answer it names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  cleanCases, cleanProblems, cureProblems, plantedCases, plantedProblems, problems, ruleCases,
} from '../cases/harness.mjs';
import { createEngine } from './engine.mjs';

const bare = await createEngine();

/** An engine for the packs of a case: what one has been given it keeps. */
const engines = new Map([['', bare]]);
async function engineWith(packs) {
  const key = packs.join();
  if (!engines.has(key)) {
    const engine = await createEngine();
    for (const pack of packs) engine.add_pack(readFileSync(pack));
    engines.set(key, engine);
  }
  return engines.get(key);
}

const check = (input, options, engine = bare) => {
  const answer = JSON.parse(engine.check(input, JSON.stringify(options)));
  assert.ok(answer.reports, JSON.stringify(answer.error));
  return answer.reports;
};

/** Applies the fixes of one rule only, as far as the case says they may be trusted. */
function fix(one, engine) {
  const options = { ...one.options, all_off: true, rules: { [one.rule]: 'error' }, applicability: one.cures };
  return JSON.parse(engine.fix(one.input, JSON.stringify(options))).output;
}

for (const one of ruleCases()) {
  test(`${one.rule}: ${one.name}`, async () => {
    const engine = await engineWith(one.packs);
    assert.deepEqual(problems(one, check(one.input, one.options, engine)), []);
    if (!one.cures) return;
    const fixed = fix(one, engine);
    assert.deepEqual(cureProblems(one, JSON.parse(fixed), check(fixed, one.options, engine)), []);
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
