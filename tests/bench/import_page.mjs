// What an import of NCCI's pair files costs on the page, in Chromium: `node tests/bench/import_page.mjs
// [ROWS]`, after scripts/build. Prints the time until the tables are in use, the longest pause of the
// page meanwhile, the memory of the page's engine before and after, and how a page with such tables starts.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { launch, serve } from '../web/browsers.mjs';
import { openPage, until } from '../web/page.mjs';
import { writePairFiles } from './ncci_files.mjs';

const rows = Number(process.argv[2] ?? 2_000_000);
const show = (what, value) => console.log(`${what.padEnd(52)} ${value}`);
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Keeps the memory of every engine that the page makes. */
function watchEngines() {
  globalThis.memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { exports } = made.instance ?? made;
    globalThis.memories.push(
      Object.values(exports).find((value) => value instanceof WebAssembly.Memory),
    );
    return made;
  };
}

/** Times the import from here on: its end, and the longest time the page could not answer. */
function watchImport() {
  const start = performance.now();
  let last = start;
  globalThis.took = { pause: 0, stages: {} };
  const tick = () => {
    const now = performance.now();
    globalThis.took.pause = Math.max(globalThis.took.pause, now - last);
    last = now;
    const stage = document.querySelector('.import-stage')?.textContent.replace(/,.*/, '');
    if (stage) globalThis.took.stages[stage] ??= Math.round(now - start);
    if (document.querySelector('.said-of-tables').textContent.startsWith('Added')) {
      globalThis.took.all = now - start;
    } else {
      setTimeout(tick);
    }
  };
  tick();
}

const engineMemory = (page) => page.evaluate(() => globalThis.memories.at(-1).buffer.byteLength);

const folder = mkdtempSync(join(tmpdir(), 'infusecheck-bench-'));
const site = await serve();
const session = await launch('chromium');
try {
  const files = writePairFiles(folder, rows);
  show('rows, text', `${rows}, ${megabytes(files.reduce((sum, file) => sum + statSync(file).size, 0))}`);
  const page = await openPage(session.browser, site.url);
  await page.evaluateOnNewDocument(watchEngines);
  await page.reload();
  await page.waitForSelector('.start');
  const before = await engineMemory(page);
  await page.click('.provenance button');
  await page.evaluate(watchImport);
  await (await page.$('.tables-dialog input[type=file]')).uploadFile(...files);
  page.setDefaultTimeout(120_000);
  await page.waitForSelector('.table-file, .problem');
  await until(page, () => globalThis.took.all);
  const { all, pause, stages } = await page.evaluate(() => globalThis.took);
  show('page: import, from the choice until in use', `${(all / 1000).toFixed(2)} s`);
  for (const [stage, at] of Object.entries(stages)) show(`  ${stage}, first seen after`, `${at} ms`);
  show('page: longest pause meanwhile', `${pause.toFixed(0)} ms`);
  const after = await engineMemory(page);
  show('page: memory of the engine, before and after', `${megabytes(before)}, ${megabytes(after)}`);
  const start = performance.now();
  await page.reload();
  await page.waitForSelector('.start');
  show('page: start with these tables', `${(performance.now() - start).toFixed(0)} ms`);
} finally {
  await session.close();
  await site.close();
  rmSync(folder, { recursive: true });
}
