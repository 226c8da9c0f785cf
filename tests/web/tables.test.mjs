// Tables of CMS's on the page: dropped, in use, kept between visits, removed; in both browsers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, beforeEach, describe, test } from 'node:test';
import { browserNames, launch, root, serve, siteDir } from './browsers.mjs';
import { drawn, drop, dropBytes, opened, openPage, rules, seriousFaults, shoot, text, texts, until } from './page.mjs';
import { added, closeTables, leavePack, openTables, removeTables, said, stored } from './tables-page.mjs';

const { zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
const MUE = 'MCR_MUE_PractitionerServices_Eff_01-01-2024.csv';
const table = (name) => readFileSync(join(root, 'tests/import', name), 'latin1');

/** 151 units on a day that only the imported quarter covers: its limit is 150. */
const CLAIM = JSON.stringify({
  claim: {
    id: 'CANARYCLAIM', form: 'professional', payer: { type: 'medicare' },
    place_of_service: '11', diagnoses: ['M05.79'],
    lines: [{
      code: 'J1745', modifiers: ['JZ'], units: '151', charge: '9000.00',
      service_date: '2024-02-01', diagnosis_pointers: [1],
    }],
  },
});

const dialogOpen = (page) => page.waitForSelector('.tables-dialog[open]');
async function dropTable(page, name = MUE) {
  await dropBytes(page, [[name, table(name)]]);
  await dialogOpen(page);
  await said(page, 'Added');
}

async function openClaim(page) {
  await drop(page, 'claim.json', CLAIM);
  await opened(page, 'claim.json');
}

for (const name of browserNames) {
  describe(`tables in ${name}`, () => {
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
      await closeTables(page);
    });

    test('a dropped file decides the open claim, without a request, until it is removed', async () => {
      const requests = [];
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
      });
      await openClaim(page);
      assert.ok(!(await rules(page)).includes('units-mue'));
      await dropTable(page);
      assert.deepEqual(await added(page), ['MUE, practitioner services']);
      await closeTables(page);
      assert.ok((await rules(page)).includes('units-mue'), `${await rules(page)}`);
      assert.match(await text(page, '.provenance'), /cms-2024q1-mue-practitioner 2024\.1/);
      await openTables(page);
      await page.click('.packs > li > button');
      await said(page, 'Removed');
      await closeTables(page);
      assert.ok(!(await rules(page)).includes('units-mue'));
      assert.equal(await text(page, '.file-name'), 'claim.json');
      assert.deepEqual(requests, []);
      assert.deepEqual(page.trouble, []);
    });

    test('an edit of the claim outlives an import and can still be undone', async () => {
      await openClaim(page);
      await page.click('.toolbar button[aria-pressed]');
      await page.waitForSelector('.case-form');
      await page.focus('.case-form [data-place$="/units"] input');
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('2');
      await dropTable(page);
      await closeTables(page);
      const units = () => page.$eval('.case-form [data-place$="/units"] input', (i) => i.value);
      assert.equal(await units(), '152');
      assert.match(await text(page, '.finding .message'), /152/);
      await page.click('.undo button');
      await drawn(page);
      assert.equal(await units(), '151');
    });

    test('the account: dates, rows, rejected lines, and that the quarter is over', async () => {
      await dropTable(page);
      const shown = await text(page, '.table-file');
      for (const words of [
        MUE, '2024-01-01 to 2024-03-31', 'ended on 2024-03-31', '5 rows kept', '4 rejected',
        'Line 12: The limit is not a whole number of units.',
      ]) assert.ok(shown.includes(words), `${words} in ${shown}`);
      assert.match(await text(page, '.tables-dialog'), /Built in us \d{4}\.\d.*MUE practitioner/s);
    });

    test('tables survive a reload, and nothing of a claim is kept beside them', async () => {
      await openClaim(page);
      await dropTable(page);
      await page.reload();
      await page.waitForSelector('.start');
      await openClaim(page);
      assert.ok((await rules(page)).includes('units-mue'));
      const kept = await stored(page);
      assert.equal(kept.length, 1);
      assert.ok(kept[0].includes('J1745,2024-01-01') && !kept[0].includes('CANARY'));
    });

    test('the same file again takes the place of the first; two quarters stand side by side', async () => {
      await dropTable(page);
      await closeTables(page);
      await dropTable(page);
      assert.equal((await added(page)).length, 1);
      await dropTable(page, 'MCR_MUE_OutpatientHospitalServices_Eff_01-01-2024.csv');
      await until(page, () => document.querySelectorAll('.table-file').length === 2);
      assert.equal((await stored(page)).length, 2);
      await page.click('.tables-dialog .buttons button:first-child');
      await said(page, 'Removed them all');
      assert.deepEqual(await stored(page), []);
      assert.deepEqual(await added(page), []);
    });

    test('a zip as CMS ships it, and one that is none', async () => {
      const zip = (names) =>
        Buffer.from(
          zipSync(Object.fromEntries(names.map((n) => [n, Buffer.from(table(n), 'latin1')]))),
        ).toString('latin1');
      await dropBytes(page, [['mue.zip', zip([MUE])]]);
      await said(page, 'Added: MUE, practitioner services');
      assert.match(await text(page, '.table-file'), /in mue\.zip/);
      await dropBytes(page, [['broken.zip', zip([MUE]).slice(0, 200)]]);
      await page.waitForSelector('.tables-dialog .problem');
      assert.match(await text(page, '.problem'), /zip archive cannot be read.*broken\.zip/s);
      assert.equal((await added(page)).length, 1);
    });

    test('a file that does not say its quarter waits until the user has', async () => {
      await dropBytes(page, [['limits.csv', table(MUE)]]);
      await page.waitForSelector('.quarter input:focus');
      assert.match(await text(page, '.problem-what'), /says for which dates it holds/);
      assert.doesNotMatch(await text(page, '.problem'), /--/);
      await page.keyboard.type('2024q2');
      await page.click('.quarter button');
      await said(page, 'Added');
      assert.match(await text(page, '.table-file'), /2024-04-01 to 2024-06-30/);
      assert.equal(await page.$('.quarter'), null);
    });

    test('a claim is never taken for a table, nor a note for either', async () => {
      await drop(page, 'MCR_MUE_x_Eff_01-01-2024.csv', CLAIM);
      await opened(page, 'MCR_MUE_x_Eff_01-01-2024.csv');
      await drop(page, 'notes.txt', 'hello');
      await page.waitForSelector('.problem');
      assert.match(await text(page, '.problem-what'), /not a claim/);
      const both = [['claim.json', CLAIM], [MUE, table(MUE)]];
      await dropBytes(page, both);
      const refused = () => document.querySelector('.problem')?.textContent.includes('one file');
      await until(page, refused);
      assert.equal(await page.$('.tables-dialog[open]'), null);
      await openTables(page);
      await dropBytes(page, both);
      await page.waitForSelector('.tables-dialog .problem');
      await drop(page, 'second.json', CLAIM);
      await opened(page, 'second.json');
      assert.equal(await page.$('.tables-dialog[open]'), null);
    });

    test('a pack that this engine refuses is named with its error and can be removed', async () => {
      await dropTable(page);
      await leavePack(page);
      await page.reload();
      await page.waitForSelector('.start');
      await openTables(page);
      await shoot(page, 'tables-refused', name);
      assert.match(await text(page, '.refused'), /Not in use: \S+/);
      assert.equal((await added(page)).length, 1);
      assert.equal(await page.$('.tables-dialog li b b'), null);
      await (await page.$$('.packs > li > button'))[1].click();
      await said(page, 'Removed');
      assert.equal(await page.$('.refused'), null);
      assert.equal((await stored(page)).length, 1);
    });

    test('where the browser keeps nothing, tables last until the tab closes', async () => {
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(window, 'indexedDB', {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      });
      await page.reload();
      await page.waitForSelector('.start');
      await openClaim(page);
      await dropTable(page);
      assert.match(await text(page, '.tables-dialog .ask'), /until the tab closes/);
      await closeTables(page);
      assert.ok((await rules(page)).includes('units-mue'));
      assert.deepEqual(page.trouble, []);
    });

    test('in the year after, the built-in tables say that they have ended', async () => {
      await page.evaluateOnNewDocument(() => {
        const Real = Date;
        globalThis.Date = class extends Real {
          constructor(...given) {
            super(...(given.length ? given : ['2099-06-01T12:00']));
          }
        };
      });
      await page.reload();
      await page.waitForSelector('.start');
      await openTables(page);
      const ended = await texts(page, '.packs .stale');
      assert.equal(ended.length, (await texts(page, '.packs .period')).length);
      assert.match(ended[0], /^ended on \d{4}-\d\d-\d\d; newer files exist at CMS$/);
    });

    test('two quarters of one table in one drop are told apart, one after the other', async () => {
      await dropBytes(page, [MUE, MUE.replace('01-01', '04-01')].map((n) => [n, table(MUE)]));
      await page.waitForSelector('.tables-dialog .problem');
      assert.match(await text(page, '.problem'), /different dates.*one after the other\.\s/s);
      assert.doesNotMatch(await text(page, '.problem'), /--/);
      assert.deepEqual(await added(page), []);
    });

    test('the page in one file, from the disk', async () => {
      const file = await openPage(
        session.browser,
        pathToFileURL(join(siteDir, 'infusecheck.html')).href,
      );
      await openClaim(file);
      await dropTable(file);
      await closeTables(file);
      assert.ok((await rules(file)).includes('units-mue'));
      assert.deepEqual(file.trouble, []);
      await file.close();
    });

    test('the dialog is sound under axe, with an error and a quarter to say', async () => {
      await dropTable(page);
      await page.click('.packs summary');
      await shoot(page, 'tables', name);
      assert.deepEqual(await seriousFaults(page), []);
      await dropBytes(page, [['limits.csv', table(MUE)]]);
      await page.waitForSelector('.quarter input');
      await page.setViewport({ width: 400, height: 900 });
      await shoot(page, 'tables-quarter-narrow', name);
      assert.deepEqual(await seriousFaults(page), []);
      const wide = await page.$eval('.tables-dialog', (d) => d.scrollWidth > d.clientWidth);
      assert.equal(wide, false);
    });
  });
}
