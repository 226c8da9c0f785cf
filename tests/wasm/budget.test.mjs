// What a page pays for the engine, in bytes to load; scripts/bench prints what it takes in time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { wasmBinary } from './engine.mjs';

test('the engine with its pack is at most 300 kB gzipped', () => {
  const size = gzipSync(wasmBinary, { level: 9 }).length;
  assert.ok(size <= 300_000, `${size} bytes`);
});
