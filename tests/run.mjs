// Runs every test and adds up what the tools themselves counted: GoogleTest's JSON, node's TAP.
// `scripts/test` is the way in and says what the arguments are; logs are left in build/test/.
// The last line is `N passed, N failed`. A part that cannot run, or runs no test, has failed.

import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build');
const logs = join(build, 'test');
const minute = 60_000;

/** Runs a command into a log file, for so many minutes at most; answers its exit code. */
function run(log, command, args, { minutes = 10, env = {} } = {}) {
  const output = openSync(log, 'a');
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', output, output], detached: true,
    });
    const timer = setTimeout(() => {
      writeFileSync(log, `\nStopped after ${minutes} minutes.\n`, { flag: 'a' });
      process.kill(-child.pid, 'SIGKILL');
    }, minutes * minute);
    const end = (code) => (clearTimeout(timer), resolve(code));
    child.on('error', (error) => {
      writeFileSync(log, `${command}: ${error.message}\n`, { flag: 'a' });
      end(127);
    });
    child.on('exit', (code) => end(code ?? 128));
  });
}

const tail = (log, lines = 40) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
const passed = { passed: 1, failed: 0 };
const failure = (reason) => ({ passed: 0, failed: 1, detail: reason });

/** One command that passes or fails as a whole. */
async function single(log, command, args, options) {
  return (await run(log, command, args, options)) === 0 ? passed : failure(tail(log, 80));
}

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

async function buildPreset(log, preset) {
  const ninja = join(build, preset, 'build.ninja');
  const configured = changedAt(ninja) > changedAt(join(root, 'CMakePresets.json'));
  if (!configured && (await run(log, 'cmake', ['--preset', preset])) !== 0) return false;
  return (await run(log, 'cmake', ['--build', '--preset', preset], { minutes: 30 })) === 0;
}

function files(directory, pattern) {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) return files(path, pattern);
      return pattern.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** GoogleTest's own count; a disabled or skipped test has not passed. */
export function countGoogleTest(report) {
  const tests = report.testsuites.flatMap((suite) => suite.testsuite);
  const bad = tests.filter((test) => test.failures || test.result !== 'COMPLETED');
  return {
    passed: tests.length - bad.length,
    failed: bad.length,
    detail: bad.map((test) => {
      const reasons = (test.failures ?? [{ failure: test.result }]).map((entry) => entry.failure);
      return `${test.classname}.${test.name}\n${reasons.join('\n')}`;
    }).join('\n\n'),
  };
}

/** The summary that ends node's TAP; a skipped test has not passed. */
export function countTap(tap) {
  const sum = (name) => Number([...tap.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const failures = tap.match(/^ *not ok [^]*?^ *\.\.\.$/gm) ?? [];
  return {
    passed: sum('pass'),
    failed: sum('fail') + sum('cancelled') + sum('skipped') + sum('todo'),
    detail: failures.join('\n'),
  };
}

/** The unit tests in two halves at once, so that both processors have work. */
async function native(log) {
  if (!(await buildPreset(log, 'dev'))) return failure(tail(log));
  return addedUp(await Promise.all([0, 1].map((index) => half(log, index, 2))));
}

async function half(log, index, of) {
  const report = join(logs, `native-${index}.json`);
  rmSync(report, { force: true });
  const code = await run(log, join(build, 'dev/tests/unit_tests'),
    ['--gtest_brief=1', `--gtest_output=json:${report}`],
    { env: { GTEST_TOTAL_SHARDS: String(of), GTEST_SHARD_INDEX: String(index) } });
  if (!existsSync(report)) return failure(tail(log));
  const counted = countGoogleTest(JSON.parse(readFileSync(report, 'utf8')));
  // Sanitizers may object after the last test.
  return code !== 0 && !counted.failed ? { ...counted, failed: 1, detail: tail(log) } : counted;
}

/** Runs some test files in one process and counts. */
async function nodeSuites(log, suites) {
  const before = existsSync(log) ? readFileSync(log, 'utf8').length : 0;
  const code = await run(log, process.execPath, ['--test', '--test-reporter=tap', ...suites],
    { env: { INFUSECHECK_BUILD: build } });
  const counted = countTap(readFileSync(log, 'utf8').slice(before));
  if (code !== 0 && !counted.failed) Object.assign(counted, { failed: 1, detail: tail(log) });
  return counted;
}

const addedUp = (counts) => ({
  passed: counts.reduce((total, one) => total + one.passed, 0),
  failed: counts.reduce((total, one) => total + one.failed, 0),
  detail: counts.map((one) => one.detail).filter(Boolean).join('\n\n'),
});

const nodeTests = (directory) => (log) => nodeSuites(log, files(directory, /\.test\.mjs$/));

/** The page's suites, which mostly wait for a browser, two at a time; one that keeps both processors
 * busy goes first and alone. */
async function web(log) {
  const suites = files('tests/web', /\.test\.mjs$/);
  const busy = suites.filter((suite) => suite.endsWith('import-worker.test.mjs'));
  const counts = [await nodeSuites(log, busy)];
  const rest = suites.filter((suite) => !busy.includes(suite));
  const lane = async (name) => {
    for (let suite = rest.shift(); suite; suite = rest.shift())
      counts.push(await nodeSuites(join(logs, `web-${name}.log`), [suite]));
  };
  for (const name of ['a', 'b']) rmSync(join(logs, `web-${name}.log`), { force: true });
  await Promise.all([lane('a'), lane('b')]);
  for (const name of ['a', 'b'])
    writeFileSync(log, readFileSync(join(logs, `web-${name}.log`)), { flag: 'a' });
  return addedUp(counts);
}

function format(log) {
  const sources = ['core', 'wasm', 'tests'].flatMap((directory) => files(directory, /\.(h|cpp)$/));
  return single(log, 'clang-format', ['--dry-run', '--Werror', ...sources]);
}

/** clang's warnings are among its checks, so nothing needs to be compiled but the common headers. */
function tidy(log) {
  const headers = ['infusecheck_checks', 'infusecheck']
    .map((target) => `core/CMakeFiles/${target}.dir/cmake_pch.hxx.pch`).join(' ');
  const steps = ['cmake --preset clang', `cmake --build --preset clang --target ${headers}`,
    'run-clang-tidy -quiet -p build/clang "core/(src|cli)/"'];
  return single(log, 'bash', ['-c', steps.join(' && ')], { minutes: 30 });
}

async function fuzz(log) {
  if (!(await buildPreset(log, 'fuzz'))) return failure(tail(log));
  const total = { passed: 0, failed: 0, detail: '' };
  for (const source of files('tests/fuzz', /^fuzz_.*\.cpp$/)) {
    const name = /([^/]*)\.cpp$/.exec(source)[1];
    const found = join(build, 'fuzz/corpus', name);
    mkdirSync(found, { recursive: true });
    const seeds = join(root, 'tests/fuzz/seeds', name.replace('fuzz_', ''));
    const result = await single(log, join(build, 'fuzz/tests', name),
      ['-max_total_time=60', '-timeout=10', '-rss_limit_mb=4096', `-artifact_prefix=${found}-`,
        found, ...(existsSync(seeds) ? [seeds] : [])]);
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.detail) total.detail += `${name}\n${result.detail}\n`;
  }
  return total;
}

const parts = {
  format,
  native,
  cli: nodeTests('tests/cli'),
  wasm: nodeTests('tests/wasm'),
  scripts: nodeTests('tests/scripts'),
  web,
  tidy,
  fuzz,
};

/** Other versions of these lay out lines differently and check more: one has to decide, Debian 12's. */
const deciding = { format: ['clang-format', '14'], tidy: ['clang-tidy', '14'] };

function isLeftToAnother(name) {
  const [tool, version] = deciding[name] ?? [];
  const found = tool && /version (\d+)/.exec(spawnSync(tool, ['--version'], { encoding: 'utf8' }).stdout)?.[1];
  if (found === undefined || found === version) return false;
  console.log(`${name.padEnd(8)} is left to ${tool} ${version}; this is ${found}`);
  return true;
}

function chosen(args) {
  const unknown = args.filter((arg) => !(arg in parts) && arg !== '--quick' && arg !== '--long');
  if (unknown.length) {
    console.error(`test: unknown argument ${unknown[0]}; parts are: ${Object.keys(parts).join(' ')}`);
    process.exit(2);
  }
  const named = args.filter((arg) => arg in parts);
  if (named.length) return named;
  return Object.keys(parts).filter((name) => {
    if (name === 'fuzz') return args.includes('--long');
    return !(args.includes('--quick') && (name === 'web' || name === 'tidy'));
  });
}

async function runPart(name) {
  const log = join(logs, `${name}.log`);
  writeFileSync(log, '');
  const start = Date.now();
  const result = await parts[name](log);
  if (result.passed + result.failed === 0) Object.assign(result, failure('no test ran'));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${name.padEnd(8)} ${result.passed} passed, ${result.failed} failed  (${seconds} s)`);
  if (result.failed) console.log(`${result.detail}\n(all of it: build/test/${name}.log)\n`);
  return result;
}

async function main(args) {
  mkdirSync(logs, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const name of chosen(args).filter((part) => !isLeftToAnother(part))) {
    const result = await runPart(name);
    total.passed += result.passed;
    total.failed += result.failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
