// Measures the built engine: `scripts/bench`. Numbers are of this machine, today.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { writePairFiles } from '../tests/bench/ncci_files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const engineFolder = join(root, 'build/wasm/wasm');
const asOf = '2026-03-10';
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const show = (what, value) => console.log(`${what.padEnd(44)} ${value}`);

/** An infliximab visit of ten lines, with its infusion log. */
function tenLineCase() {
  const sample = JSON.parse(readFileSync(join(root, 'web/samples/clean-infliximab.json'), 'utf8'));
  const [line] = sample.claim.lines;
  sample.claim.lines = Array.from({ length: 10 }, (_, day) => {
    const date = `2026-02-${String(day + 10)}`;
    return { ...line, service_date: date, service_date_to: date };
  });
  return sample;
}

function median(times, run) {
  const samples = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return samples.sort((a, b) => a - b)[times >> 1];
}

async function engine() {
  const wasm = readFileSync(join(engineFolder, 'engine.wasm'));
  const glue = readFileSync(join(engineFolder, 'engine.mjs'));
  const sizes = (bytes) => `${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzip, ` +
    `${kilobytes(brotliCompressSync(bytes).length)} brotli, ${kilobytes(bytes.length)} plain`;
  show('engine.wasm', sizes(wasm));
  show('engine.mjs', sizes(glue));

  const { default: createModule } = await import(pathToFileURL(join(engineFolder, 'engine.mjs')).href);
  const start = performance.now();
  const module = await createModule({ wasmBinary: wasm });
  show('wasm: start', `${(performance.now() - start).toFixed(1)} ms`);
  const input = Buffer.from(JSON.stringify(tenLineCase()));
  const check = () => module.check(input, JSON.stringify({ as_of: asOf }));
  show('wasm: first check of a ten-line case', `${median(1, check).toFixed(2)} ms`);
  show('wasm: check of a ten-line case, median', `${median(1000, check).toFixed(3)} ms`);
  const log = Buffer.from(JSON.stringify(tenRowLog()));
  const code = () => module.code(log, JSON.stringify({ setting: 'facility' }));
  median(200, code);
  show('wasm: a ten-row log coded, text in and out', `${(median(1000, code) * 1000).toFixed(0)} us`);
}

/** A hospital day of ten administrations. */
function tenRowLog() {
  const row = (drug, route, start, stop, kind) => ({
    drug, route, class: kind, start: `2026-03-02T${start}`, ...(stop && { stop: `2026-03-02T${stop}` }),
  });
  return { claim: { lines: [] }, encounter: { administrations: [
    row('saline', 'iv-infusion', '08:00', '08:40', 'hydration'),
    row('methylprednisolone', 'iv-push', '08:42', '', 'therapeutic'),
    row('diphenhydramine', 'iv-push', '08:45', '', 'therapeutic'),
    row('magnesium sulfate', 'iv-infusion', '08:50', '09:20', 'therapeutic'),
    row('infliximab', 'iv-infusion', '09:25', '10:56', 'complex'),
    row('iron sucrose', 'iv-infusion', '09:40', '10:25', 'therapeutic'),
    row('diphenhydramine', 'iv-push', '10:57', '', 'therapeutic'),
    row('magnesium sulfate', 'iv-infusion', '11:10', '11:50', 'therapeutic'),
    row('ketorolac', 'im', '11:55', '', 'therapeutic'),
    row('epoetin alfa', 'sc', '12:00', '', 'therapeutic'),
  ] } };
}

function built(preset, target) {
  const build = spawnSync('cmake', ['--build', '--preset', preset, '--target', target],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (build.status !== 0) throw new Error(`${target} could not be built`);
}

/** The coding engine alone, without text: what the budgets of native and wasm are about. */
function codingAlone(preset, program) {
  built(preset, 'coding_bench');
  console.log(`${preset === 'wasm' ? 'wasm' : 'native'}:`);
  spawnSync(program[0], program.slice(1), { stdio: 'inherit' });
}

function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'infusecheck-bench-'));
  try {
    const claims = 20_000;
    const file = join(folder, 'claims.ndjson');
    writeFileSync(file, `${JSON.stringify(tenLineCase())}\n`.repeat(claims));
    const start = performance.now();
    const { status } = spawnSync(join(root, 'build/infusecheck'),
      ['check', '--format', 'ndjson', '--as-of', asOf, file], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0 && status !== 1) throw new Error(`infusecheck ended with ${status}`);
    const seconds = (performance.now() - start) / 1000;
    show('command line: ten-line cases a second', Math.round(claims / seconds));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A crosswalk as CMS ships it: a title, commas to the right, 6,000 packages. */
function crosswalk() {
  const padding = ','.repeat(300);
  const rows = Array.from({ length: 6000 }, (_, i) => {
    const ndc = `${String(10_000 + (i >> 4)).padStart(5, '0')}-${String(i & 15).padStart(4, '0')}-01`;
    const code = `J${String(100 + (i % 900)).padStart(4, '0')}`;
    return `${code},"Injection, drug ${i}","Maker ${i}, Inc.",${ndc},Brand ${i},10 MG,${(i % 20) + 2},1,${(i % 50) + 1},${i}`;
  });
  const header = '_2026_CODE,Short Description,LABELER NAME,NDC2,Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG';
  const title = 'January 2026 ASP NDC - HCPCS Crosswalk for Medicare Part B Drugs';
  return [title, '', header, ...rows].map((row) => `${row}${padding}\r\n`).join('');
}

async function importing() {
  const bytes = Buffer.from(crosswalk());
  const { default: createModule } = await import(pathToFileURL(join(engineFolder, 'engine.mjs')).href);
  const module = await createModule({ wasmBinary: readFileSync(join(engineFolder, 'engine.wasm')) });
  const options = JSON.stringify({ as_of: asOf, files: [{ name: 'crosswalk.csv', size: bytes.length }] });
  show('wasm: import of a 6,000-row crosswalk', `${median(9, () => module.import_pack(bytes, options, undefined)).toFixed(0)} ms`);
  const folder = mkdtempSync(join(tmpdir(), 'infusecheck-bench-'));
  try {
    const file = join(folder, 'crosswalk.csv');
    writeFileSync(file, bytes);
    const program = join(root, 'build/infusecheck');
    const args = ['import', '--as-of', asOf, '--ndc', file, '-o', join(folder, 'pack.json')];
    show('command line: the same import, start and files included',
      `${median(9, () => spawnSync(program, args)).toFixed(0)} ms`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Two million pair edits in CMS's layout: import, pack, memory, look-up. */
function pairEdits() {
  const folder = mkdtempSync(join(tmpdir(), 'infusecheck-bench-'));
  try {
    const files = writePairFiles(folder, 2_000_000).flatMap((path) => ['--ptp', path]);
    const pack = join(folder, 'ncci.pack');
    const program = join(root, 'build/infusecheck');
    const took = median(3, () => spawnSync(program, ['import', '--as-of', asOf, ...files, '-o', pack]));
    show('command line: import of 2,000,000 pair edits', `${(took / 1000).toFixed(2)} s`);
    const { rows, load_ms, memory_mb, lookup_ns } = JSON.parse(
      spawnSync(join(root, 'build/release/tests/bench/pairs_bench'), [pack], { encoding: 'utf8' }).stdout);
    const bytes = statSync(pack).size;
    show('  their pack', `${(bytes / 1e6).toFixed(1)} MB, ${(bytes / rows).toFixed(1)} bytes a row`);
    show('  loaded', `${load_ms} ms, ${memory_mb} MB`);
    show('  a look-up', `${lookup_ns} ns`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await engine();
await importing();
built('release', 'pairs_bench');
pairEdits();
codingAlone('release', [join(root, 'build/release/tests/bench/coding_bench')]);
codingAlone('wasm', [process.execPath, join(root, 'build/wasm/tests/bench/coding_bench.cjs')]);
commandLine();
