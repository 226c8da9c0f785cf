// What setup says before it does anything.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'infusecheck-setup-'));
after(() => rmSync(folder, { recursive: true }));

/** A copy of the script in a project of its own, on a machine with no tool but those setup itself uses. */
function bareProject() {
  mkdirSync(join(folder, 'scripts'));
  mkdirSync(join(folder, 'web'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'web/package-lock.json'), '{}');
  cpSync(join(root, 'scripts/setup'), join(folder, 'scripts/setup'));
  for (const tool of ['bash', 'dirname', 'sha256sum']) {
    const path = ['/usr/bin', '/bin'].map((bin) => join(bin, tool)).find((candidate) => existsSync(candidate));
    symlinkSync(path, join(folder, 'bin', tool));
  }
}
bareProject();

function setup(...args) {
  const done = spawnSync(join(folder, 'bin/bash'), [join(folder, 'scripts/setup'), ...args],
    { encoding: 'utf8', env: { PATH: join(folder, 'bin') } });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test('--dry-run names what is missing and changes nothing', () => {
  const { code, out } = setup('--dry-run');
  assert.equal(code, 0);
  assert.match(out, /^Would install Debian packages: g\+\+ cmake .*chromium.*\n/);
  assert.match(out, /\nWould install the npm packages of web\/package-lock\.json/);
  assert.equal(existsSync(join(folder, 'build')), false);
  assert.equal(existsSync(join(folder, 'web/node_modules')), false);
});

test('building needs no browser', () => {
  const { out } = setup('--dry-run', '--for', 'build');
  assert.match(out, / emscripten /);
  assert.doesNotMatch(out, /chromium|firefox|clang/);
});

test('an option it does not know is refused before anything is done', () => {
  for (const args of [['--dryrun'], ['--for'], ['--for', 'tests']]) {
    const { code, err } = setup(...args);
    assert.deepEqual([args, code], [args, 1]);
    assert.match(err, /^setup: /);
  }
});
