// NCCI's pair files on the page: imported in a worker, with a bar and a way to cancel; in both browsers.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createSite } from '../../scripts/serve.mjs';
import { writePairFiles } from '../bench/ncci_files.mjs';
import { browserNames, launch, root, serve, siteDir } from './browsers.mjs';
import { drop, dropBytes, opened, openPage, rules, seriousFaults, shoot, text, until } from './page.mjs';
import { added, openTables, removeTables, said, stored } from './tables-page.mjs';

const { zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
const folder = mkdtempSync(join(tmpdir(), 'infusecheck-pairs-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const parts = writePairFiles(folder, 50_000);
const fileParts = parts.map((path) => [path.split('/').at(-1), readFileSync(path, 'latin1')]);

/** Two services that only the files pair, with no modifier to help, on a day of their quarter. */
function pairedClaim() {
  const row = /^([2-8]\d{4})\t([2-8]\d{4})\t\*?\t\d{8}\t\*\t0\t/m.exec(fileParts[1][1]);
  const line = (code) => ({ code, units: '1', charge: '10.00', service_date: '2026-08-03' });
  const lines = [line(row[1]), line(row[2])].map((l) => ({ ...l, diagnosis_pointers: [1] }));
  const claim = {
    id: 'P-1', form: 'professional', payer: { type: 'medicare' }, place_of_service: '11',
    diagnoses: ['M05.79'], lines,
  };
  return JSON.stringify({ claim });
}
const CLAIM = pairedClaim();

const dialogOpen = (page) => page.$('.tables-dialog[open]').then(Boolean);
const focused = (page) => page.evaluate(() => document.activeElement.className);

/** Chooses files as the button does. */
async function choose(page, paths = parts) {
  const input = await page.$('.tables-dialog input[type=file]');
  await input.uploadFile(...paths);
}

async function openClaim(page) {
  await drop(page, 'pair.json', CLAIM);
  await opened(page, 'pair.json');
}

/** Keeps back what a worker says once rows are being read, until `letGo()` or for ever. */
const holdWorkers = (page) =>
  page.evaluateOnNewDocument(() => {
    const onmessage = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
    const held = [];
    let holding = true;
    globalThis.letGo = () => {
      holding = false;
      for (const tell of held) tell();
    };
    Object.defineProperty(Worker.prototype, 'onmessage', {
      set(listener) {
        let reading = false;
        onmessage.set.call(this, (event) => {
          if (holding && reading) return held.push(() => listener(event));
          reading ||= event.data.progress?.stage === 'importing';
          listener(event);
        });
      },
    });
  });

/** The site under a policy that allows no worker of this kind. */
async function strictSite() {
  const copy = join(folder, 'strict');
  cpSync(siteDir, copy, { recursive: true });
  const headers = readFileSync(join(copy, '_headers'), 'utf8');
  writeFileSync(join(copy, '_headers'), headers.replace(/worker-src [^;]+/, "worker-src 'none'"));
  const server = createSite(copy);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

for (const name of browserNames) {
  describe(`import in a worker in ${name}`, () => {
    let site;
    let session;
    let page;
    before(async () => {
      site = await serve();
      session = await launch(name);
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });
    beforeEach(async () => {
      await page?.close();
      page = await openPage(session.browser, site.url);
      await openTables(page);
      await removeTables(page);
    });

    test('four parts make one pack that decides a claim; progress shows, no request follows', async () => {
      const requests = [];
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
      });
      await page.keyboard.press('Escape');
      await openClaim(page);
      assert.ok(!(await rules(page)).includes('mod-ptp-0'));
      await openTables(page);
      await page.evaluate(() => {
        globalThis.seen = [];
        new MutationObserver(() => {
          const stage = document.querySelector('.import-stage')?.textContent;
          if (stage && stage !== globalThis.seen.at(-1)) globalThis.seen.push(stage);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await choose(page);
      await said(page, 'Added: NCCI procedure-to-procedure edits');
      const seen = await page.evaluate(() => globalThis.seen);
      assert.ok(seen.filter((stage) => /^Importing, \d+ %$/.test(stage)).length > 2, `${seen}`);
      assert.equal((await added(page)).length, 4);
      assert.equal((await page.$$('.packs > li > button')).length, 1);
      assert.match(await text(page, '.table-file'), /1996-01-01 to 2026-09-30.*ccipra-v322r0-f1/s);
      assert.equal((await stored(page)).length, 1);
      assert.equal(await page.$('.import'), null);
      await page.keyboard.press('Escape');
      assert.ok((await rules(page)).includes('mod-ptp-0'), `${await rules(page)}`);
      if (name === 'chromium') assert.deepEqual(page.workers(), []);
      assert.deepEqual(requests, []);
      assert.deepEqual(page.trouble, []);
    });

    test('zips as CMS ships them, one a part', async () => {
      const zips = fileParts.map(([part, content]) => [
        part.replace('.TXT', '.zip'),
        Buffer.from(zipSync({ [part]: Buffer.from(content, 'latin1') })).toString('latin1'),
      ]);
      await dropBytes(page, zips);
      await said(page, 'Added');
      assert.match(await text(page, '.table-file'), /f4\.TXT in ccipra-v322r0-f4\.zip/);
      assert.equal((await stored(page)).length, 1);
    });

    test('cancelled by keyboard: nothing has changed, and the next import works', async () => {
      await holdWorkers(page);
      await page.reload();
      await page.waitForSelector('.start');
      await openTables(page);
      await choose(page);
      await until(page, () => /^Importing, /.test(document.querySelector('.import-stage')?.textContent));
      assert.ok((await page.$eval('.import progress', (bar) => bar.position)) >= 0);
      await shoot(page, 'import', name);
      assert.deepEqual(await seriousFaults(page), []);
      await page.setViewport({ width: 400, height: 900 });
      await shoot(page, 'import-narrow', name);
      await choose(page, [parts[0]]);
      await until(page, () => document.querySelector('.problem')?.textContent.includes('under way'));
      await page.focus('.cancel-import');
      await page.keyboard.press('Enter');
      await said(page, 'Cancelled');
      await until(page, () => document.activeElement.className === 'add-tables');
      assert.equal(await page.$('.import'), null);
      assert.deepEqual([await added(page), await stored(page)], [[], []]);
      await page.evaluate(() => globalThis.letGo());
      assert.deepEqual(await added(page), []);
      await choose(page);
      await said(page, 'Added');
      assert.deepEqual(page.trouble, []);
    });

    test('claims can be checked meanwhile; the dialog stays closed and its button tells', async () => {
      await holdWorkers(page);
      await page.reload();
      await page.waitForSelector('.start');
      await openTables(page);
      await choose(page);
      await until(page, () => /^Importing, /.test(document.querySelector('.import-stage')?.textContent));
      await page.keyboard.press('Escape');
      await openClaim(page);
      assert.ok(!(await rules(page)).includes('mod-ptp-0'));
      assert.match(await text(page, '.provenance button'), /^Tables: Importing, \d+ %$/);
      await openTables(page);
      assert.ok(await page.$('.cancel-import'));
      await page.keyboard.press('Escape');
      await page.evaluate(() => globalThis.letGo());
      await until(page, () => document.querySelector('.provenance').textContent.includes('Tables…'));
      assert.ok((await rules(page)).includes('mod-ptp-0'));
      assert.equal(await dialogOpen(page), false);
    });

    test('what is finished leaves the focus on Close', async () => {
      await holdWorkers(page);
      await page.reload();
      await page.waitForSelector('.start');
      await openTables(page);
      await choose(page);
      await page.waitForSelector('.cancel-import');
      await page.focus('.cancel-import');
      await page.evaluate(() => globalThis.letGo());
      await said(page, 'Added');
      await until(page, () => document.activeElement.textContent.trim() === 'Close');
      assert.equal(await focused(page), 'primary');
    });

    test('thousands of rejected rows are a count and twenty lines', async () => {
      const [part, content] = fileParts[0];
      const bad = Array.from({ length: 3000 }, (_, i) => `9921X\t${96360 + i}\t\tsoon\t*\t1\tx\r\n`);
      await dropBytes(page, [[part, content + bad.join('')]]);
      await page.waitForSelector('.tables-dialog .table-file, .tables-dialog .problem');
      assert.match(await text(page, '.table-file'), /3000 rejected/);
      assert.equal((await page.$$('.table-file details li')).length, 21);
      assert.match(await text(page, '.table-file details'), /and 2980 more/);
    });

    test('where no worker can be made the page imports by itself', async () => {
      const strict = await strictSite();
      const other = await openPage(session.browser, strict.url);
      await openTables(other);
      await choose(other);
      await said(other, 'Added');
      await other.close();
      strict.close();
    });

    test('the page in one file, from the disk', async () => {
      const file = await openPage(
        session.browser,
        pathToFileURL(join(siteDir, 'infusecheck.html')).href,
      );
      await openClaim(file);
      await openTables(file);
      await file.evaluate(() => {
        globalThis.stages = 0;
        new MutationObserver(() => {
          if (document.querySelector('.import progress[value]')) globalThis.stages++;
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      await choose(file);
      await said(file, 'Added');
      assert.ok((await file.evaluate(() => globalThis.stages)) > 0, 'a worker did it');
      await file.keyboard.press('Escape');
      assert.ok((await rules(file)).includes('mod-ptp-0'));
      assert.deepEqual(file.trouble, []);
      await file.close();
    });

    test('a worker of this kind cannot connect either', async () => {
      const outcome = await page.evaluate(
        (url) =>
          new Promise((resolve) => {
            const script = `fetch(${JSON.stringify(url)}).then(() => postMessage('sent'), () => postMessage('blocked'))`;
            const blob = new Blob([script], { type: 'text/javascript' });
            const worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = () => resolve('no worker');
          }),
        `${site.url}index.html`,
      );
      assert.equal(outcome, 'blocked');
    });

    test('a claim too large for the page is known by its beginning', async () => {
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        const filler = new Uint8Array(13 * 1024 * 1024).fill(32);
        dataTransfer.items.add(new File(['ISA*', ...Array(5).fill(filler)], 'big.837'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
      });
      await page.waitForSelector('.problem');
      assert.match(await text(page, '.problem'), /claims of up to 64 MB/);
      assert.equal(await dialogOpen(page), false);
    });
  });
}
