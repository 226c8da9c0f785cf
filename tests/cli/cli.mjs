// Runs the command line as a user would: INFUSECHECK_CLI, or what scripts/build leaves.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.INFUSECHECK_CLI ?? join(root, 'build', 'infusecheck');
export const sample = (name) => join(root, 'web/samples', name);
export const today = ['--as-of', '2026-03-10'];

/** What a call printed and how it ended; a crash or a hang fails the test. */
export function cli(args, { input = '', env = {} } = {}) {
  const ended = spawnSync(program, args, {
    input, env: { ...process.env, ...env }, timeout: 60_000, maxBuffer: 1 << 28,
  });
  assert.equal(ended.error, undefined, `${args.join(' ')}: ${ended.error}`);
  assert.equal(ended.signal, null, `${args.join(' ')} ended by ${ended.signal}`);
  return { exit: ended.status, out: ended.stdout.toString(), err: ended.stderr.toString() };
}

/** The reports of an input given on standard input. */
export function check(input, args = []) {
  const answer = cli(['check', '--format', 'json', ...today, ...args, '-'], { input });
  return { ...answer, reports: JSON.parse(answer.out) };
}

/** Nothing could be read: exit 2 and one line that says what, where and what to do. */
export function assertRefused(answer, what, where = '') {
  assert.equal(answer.exit, 2, answer.err);
  assert.match(answer.err, /^infusecheck: [^\n]+\n$/);
  assert.ok(answer.err.includes(what), answer.err);
  assert.ok(answer.err.includes(where), answer.err);
}

export const findings = (reports, rule) =>
  reports.flatMap((report) => report.findings).filter((finding) => finding.rule === rule);
