// What a page pays for the engine: bytes to load, and time for a claim.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createEngine, samples, wasmBinary } from './engine.mjs';

test('the engine with its pack is at most 200 kB gzipped', () => {
  const size = gzipSync(wasmBinary, { level: 9 }).length;
  assert.ok(size <= 200_000, `${size} bytes`);
});

test('a claim is checked within 5 ms, the median of many', async () => {
  const engine = await createEngine();
  const { bytes } = samples.find(({ file }) => file === 'orencia-110.json');
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    engine.check(bytes, '{"as_of":"2026-03-10"}');
    return performance.now() - start;
  }).sort((a, b) => a - b);
  assert.ok(times[100] <= 5, `${times[100].toFixed(2)} ms`);
});
