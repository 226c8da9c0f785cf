// What a page pays for the engine, in bytes to load; scripts/bench prints what it takes in time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildFolder, wasmBinary } from './engine.mjs';

const site = join(buildFolder, 'site');

test('the engine with its pack is at most 560 kB gzipped', () => {
  const size = gzipSync(wasmBinary, { level: 9 }).length;
  assert.ok(size <= 560_000, `${size} bytes`);
});

test('the whole page is at most 650 kB gzipped, in files and as one', () => {
  const sizeOf = (names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(site, name)), { level: 9 }).length, 0);
  const inFiles = sizeOf(['index.html', 'assets/page.js', 'assets/styles.css']);
  const asOne = sizeOf(['infusecheck.html']);
  assert.ok(Math.max(inFiles, asOne) <= 650_000, `${inFiles} and ${asOne} bytes`);
});
