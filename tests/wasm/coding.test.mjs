// Every worked record, coded by the engine of browsers: the same bytes as from the command line.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, createEngine, root } from './engine.mjs';

const engine = await createEngine();
const folder = join(root, 'tests/cases/coding');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  for (const one of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
    test(`${one.id}: ${one.title}`, () => {
      const input = JSON.stringify(one.case);
      const { out } = cli(['code', '--setting', one.setting, '-'], input);
      assert.equal(engine.code(input, JSON.stringify({ setting: one.setting })), out.trimEnd());
    });
  }
}
