// The report of every sample, kept whole: a change of wording or of a fix shows in the diff.
// UPDATE_GOLDEN=1 writes them anew. Versions are left out, which change with every release.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { program, root } from './cli.mjs';

const golden = join(root, 'tests/golden');
const samples = readdirSync(join(root, 'web/samples')).filter((name) => name !== 'index.json');
const goldenName = (sample) => sample.replace(/\.[^.]*$/, '.json');

function reportsOn(sample) {
  const args = ['check', '--format', 'json', '--as-of', '2026-06-01', sample];
  const done = spawnSync(program, args, { cwd: join(root, 'web/samples'), encoding: 'utf8', timeout: 30_000 });
  assert.ok(done.status === 0 || done.status === 1, done.stderr);
  const reports = JSON.parse(done.stdout).map(({ versions, ...report }) => report);
  return `${JSON.stringify(reports, null, 2)}\n`;
}

for (const sample of samples) {
  test(`the report on ${sample}`, () => {
    const file = join(golden, goldenName(sample));
    const reports = reportsOn(sample);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, reports);
    assert.equal(reports, readFileSync(file, 'utf8'));
  });
}

test('no report is kept for a sample that is gone', () => {
  assert.deepEqual(readdirSync(golden).sort(), samples.map(goldenName).sort());
});
