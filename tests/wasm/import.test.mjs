// A pack made in the browser is the pack that the command line makes, to the byte.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, createEngine, root } from './engine.mjs';

const engine = await createEngine();
const folder = join(root, 'tests/import');
const day = '2026-03-10';
const options = (files) => JSON.stringify({ as_of: day, files });

for (const name of readdirSync(folder).filter((file) => /\.(csv|txt)$/.test(file))) {
  test(name, () => {
    const bytes = readFileSync(join(folder, name));
    const answer = JSON.parse(engine.import_pack(bytes, options([{ name, size: bytes.length }]), undefined));
    const { code, out } = cli(['import', '--as-of', day, join(folder, name)]);
    assert.equal(code, answer.pack ? 0 : 2);
    assert.equal(answer.pack ?? '', out);
  });
}

test('several files in one piece, told apart by their sizes', () => {
  const names = ['asp_limits.csv', 'HCPC2027_OCT_ANWEB.csv'];
  const parts = names.map((name) => readFileSync(join(folder, name)));
  const files = names.map((name, i) => ({ name, size: parts[i].length, kind: ['asp', 'hcpcs'][i] }));
  const answer = JSON.parse(engine.import_pack(Buffer.concat(parts), options(files), undefined));
  const paths = ['--asp', join(folder, names[0]), '--hcpcs', join(folder, names[1])];
  assert.equal(answer.pack, cli(['import', '--as-of', day, ...paths]).out);
});

test('options that do not fit are refused', () => {
  const bytes = readFileSync(join(folder, 'asp_limits.csv'));
  const file = { name: 'a.csv', size: bytes.length };
  for (const [given, where] of [
    ['', 'options'],
    ['[]', 'options'],
    [JSON.stringify({ as_of: day }), 'options /files'],
    [options([{ ...file, size: bytes.length - 1 }]), 'options /files'],
    [options([{ ...file, size: bytes.length + 1 }]), 'options /files'],
    [options([{ ...file, size: -1 }]), 'options /files'],
    [options([{ ...file, size: '7' }]), 'options /files'],
    [options(['a.csv']), 'options /files'],
    [JSON.stringify({ files: [file] }), 'options /as_of'],
    [JSON.stringify({ as_of: day, quarter: 'spring', files: [file] }), 'options /quarter'],
  ]) {
    const { error } = JSON.parse(engine.import_pack(bytes, given, undefined));
    assert.equal(error?.where, where, given);
  }
});
