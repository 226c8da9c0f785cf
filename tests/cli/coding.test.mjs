// The command line codes every worked record as its case says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, root } from './cli.mjs';

/** Order is free and equal lines are one; 59 stands for any modifier that says "distinct". */
function summed(lines) {
  const sums = {};
  for (const { code, units, modifiers } of lines) {
    const name = [code, ...modifiers.map((one) => one.replace(/^X[ESU]$/, '59'))].join('-');
    sums[name] = (sums[name] ?? 0) + units;
  }
  return sums;
}

const folder = join(root, 'tests/cases/coding');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  for (const one of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
    test(`${one.id}: ${one.title}`, () => {
      const { exit, out, err } = cli(['code', '--setting', one.setting, '-'], { input: JSON.stringify(one.case) });
      assert.ok(exit === 0 || exit === 1, err);
      assert.deepEqual(summed(JSON.parse(out).lines), summed(one.expect_lines), one.why);
    });
  }
}
