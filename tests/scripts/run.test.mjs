// The adding up: what GoogleTest and node report, as passed and failed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countGoogleTest, countTap } from '../run.mjs';

test('a GoogleTest test passes only when it ran to its end without a failure', () => {
  const one = (name, result, failures) => ({ name, classname: 'Suite', result, failures });
  const { passed, failed, detail } = countGoogleTest({
    testsuites: [
      { testsuite: [one('good', 'COMPLETED'), one('bad', 'COMPLETED', [{ failure: 'file.cpp:1\nwhy' }])] },
      { testsuite: [one('skipped', 'SKIPPED'), one('disabled', 'SUPPRESSED')] },
    ],
  });
  assert.deepEqual([passed, failed], [1, 3]);
  assert.equal(detail, 'Suite.bad\nfile.cpp:1\nwhy\n\nSuite.skipped\nSKIPPED\n\nSuite.disabled\nSUPPRESSED');
});

test("node's summary, its last word, counts what was skipped, cancelled or left to do as failed", () => {
  const tap = [
    'TAP version 13', '# pass 99', 'ok 1 - good', 'not ok 2 - bad', '  ---', '  error: why', '  ...',
    '# tests 7', '# pass 1', '# fail 1', '# cancelled 1', '# skipped 2', '# todo 2', '# duration_ms 1',
  ].join('\n');
  assert.deepEqual(countTap(tap), { passed: 1, failed: 6, detail: 'not ok 2 - bad\n  ---\n  error: why\n  ...' });
});

test('no summary counts nothing', () => {
  assert.deepEqual(countTap('TAP version 13\n'), { passed: 0, failed: 0, detail: '' });
});
