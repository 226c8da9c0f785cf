// The page in use, in both browsers: samples, a dropped file, a fix, the form, the keyboard.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserNames, launch, serve } from './browsers.mjs';
import {
  applyFix,
  clickAll,
  drawn,
  drop,
  lines,
  openFix,
  openPage,
  openSample,
  rules,
  sampleIndex,
  sampleText,
  text,
  texts,
  until,
  verdict,
} from './page.mjs';

/** A rule that must be seen in each sample; none for those that are clean. */
const EXPECTED = {
  'orencia-110.json': 'admin-initial-units',
  'orencia-80.json': 'admin-initial-units',
  'wrong-j-codes.json': 'units-hcpcs-drug',
};

for (const name of browserNames) {
  describe(`the page in ${name}`, () => {
    let site;
    let session;
    let page;
    before(async () => {
      site = await serve();
      session = await launch(name);
      page = await openPage(session.browser, site.url);
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });

    for (const [file, rule] of Object.entries(EXPECTED)) {
      test(`${file} shows ${rule}`, async () => {
        await openSample(page, file);
        assert.ok((await rules(page)).includes(rule), `${await rules(page)}`);
        assert.equal(await verdict(page), 'Fail');
      });
    }

    test('every sample opens with a verdict and without an error', async () => {
      for (const { file } of sampleIndex) {
        await openSample(page, file);
        assert.match(await verdict(page), /^(Fail|Review|Incomplete|Pass)$/, file);
        assert.equal(await page.$('.problem'), null, file);
      }
    });

    test('a note without support for the drug is not a pass', async () => {
      await openSample(page, 'remicade-necessity.json');
      assert.notEqual(await verdict(page), 'Pass');
      assert.match(await text(page, '.coverage summary'), /\d+ checked, \d+ not/);
    });

    test('wrong J-codes name the right ones', async () => {
      await openSample(page, 'wrong-j-codes.json');
      assert.match(await text(page, '.finding .message'), /J3262/);
    });

    test('the fix for 110 minutes is shown before and after, applied and undone', async () => {
      await openSample(page, 'orencia-110.json');
      const original = await lines(page);
      assert.ok(original.includes('96365 × 2'), `${original}`);
      await openFix(page, 'admin-initial-units');
      const marks = await texts(page, '.fix-dialog .diff mark');
      assert.ok(marks.includes('2') && marks.includes('1'), `${marks}`);
      assert.match(await text(page, '.fix-dialog tr.added'), /96366/);
      await page.keyboard.press('Escape');
      await applyFix(page, 'admin-initial-units');
      const fixed = await lines(page);
      assert.ok(fixed.includes('96365 × 1') && fixed.includes('96366 × 1'), `${fixed}`);
      assert.ok(!(await rules(page)).includes('admin-initial-units'));
      await page.click('.undo button');
      await until(page, () => !document.querySelector('.undo'));
      assert.deepEqual(await lines(page), original);
    });

    test('with 80 minutes the fix leaves one hour only', async () => {
      await openSample(page, 'orencia-80.json');
      await applyFix(page, 'admin-initial-units');
      const fixed = await lines(page);
      assert.ok(
        fixed.includes('96365 × 1') && !fixed.some((line) => line.startsWith('96366')),
        `${fixed}`,
      );
    });

    test('a fix that attests something waits for a tick', async () => {
      await openSample(page, 'orencia-110.json');
      await openFix(page, 'admin-initial-units');
      const apply = () => page.$eval('.fix-dialog .primary', (button) => button.disabled);
      assert.equal(await apply(), true);
      await page.click('.fix-dialog .confirm input');
      await drawn(page);
      assert.equal(await apply(), false);
      await page.keyboard.press('Escape');
      await until(page, () => !document.querySelector('dialog[open]'));
    });

    test('a finding lights its lines and its cell, and a cell its finding', async () => {
      await openSample(page, 'orencia-110.json');
      const index = (await rules(page)).indexOf('admin-initial-units');
      await page.hover(`[data-finding="${index}"]`);
      await drawn(page);
      assert.match(await text(page, '.lines tr.linked td.code'), /96365/);
      assert.match(await text(page, '.lines .exact'), /^2/);
      await page.hover('.lines td.has-error');
      await drawn(page);
      assert.ok(await page.$(`[data-finding="${index}"].lit`));
    });

    test('a dropped 837P with several claims becomes a list', async () => {
      await drop(page, 'batch.837', sampleText('batch.837'));
      await page.waitForSelector('.claim-list');
      const claims = await texts(page, '.claim-list .claim-id');
      assert.ok(claims.length > 1);
      await clickAll(page, '.claim-list li button', 1);
      await drawn(page);
      assert.equal(await text(page, '[data-place="/claim/id"] dd'), claims[1]);
    });

    test('what is not a claim says what, where and what to do', async () => {
      await drop(page, 'notes.txt', 'hello');
      await page.waitForSelector('.problem');
      assert.ok((await text(page, '.problem-what')).length > 10);
      assert.match(await text(page, '.problem'), /What to do/);
    });

    test('the form checks with every keystroke', async () => {
      await openSample(page, 'orencia-110.json');
      await page.click('.toolbar button[aria-pressed]');
      await page.waitForSelector('.case-form');
      const units = await page.$$('.case-form [data-place$="/units"] input');
      const values = await page.$$eval('.case-form [data-place$="/code"] input', (all) =>
        all.map((i) => i.value),
      );
      await units[values.indexOf('96365')].focus();
      await page.keyboard.press('Backspace');
      await page.keyboard.type('1');
      await drawn(page);
      assert.ok(!(await rules(page)).includes('admin-initial-units'));
      const seen = await units[values.indexOf('96365')].evaluate(async (input) => {
        input.value = '2';
        input.dispatchEvent(new Event('input', { bubbles: true }));
        const frame = new Promise((resolve) => requestAnimationFrame(resolve));
        await frame;
        return [...document.querySelectorAll('.finding .rule-id')].map((link) => link.textContent);
      });
      assert.ok(seen.includes('admin-initial-units'), 'the report is there in the next frame');
      await page.click('.toolbar button[aria-pressed]');
      await page.waitForSelector('.lines');
    });

    test('a claim can be written from nothing', async () => {
      await page.click('[aria-label="Bring in a claim"] button:nth-of-type(3)');
      await page.waitForSelector('.case-form');
      await page.type('.case-form [data-place="/claim/lines/0/code"] input', 'J1745');
      await page.type('.case-form [data-place="/claim/diagnoses"] input', 'M05.79 Z79.899');
      await drawn(page);
      await page.keyboard.press('Tab');
      await page.click('.toolbar button[aria-pressed]');
      await page.waitForSelector('.lines');
      assert.deepEqual(await lines(page), ['J1745 × 1']);
      assert.match(await text(page, '.facts .codes'), /M05\.79.*Z79\.899/s);
    });

    test('a file over 64 MB is refused with a way out', async () => {
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['ISA*00*', new Uint8Array(64 * 1024 * 1024)], 'big.837'));
        document.body.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
        );
      });
      await page.waitForSelector('.problem');
      assert.match(await text(page, '.problem'), /65 MB.*command line/s);
      await page.click('.problem button');
    });

    test('export gives the case as it stands after a fix', async () => {
      await openSample(page, 'orencia-110.json');
      await applyFix(page, 'admin-initial-units');
      await page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          globalThis.exported = blob.text();
          URL.createObjectURL = make;
          return 'data:,';
        };
      });
      await page.click('[popovertarget="export-menu"]');
      await page.click('#export-menu button');
      const saved = JSON.parse(await page.evaluate(() => globalThis.exported));
      assert.ok(saved.claim.lines.some(({ code }) => code === '96366'));
    });

    test('another payer profile and another day change the report', async () => {
      await openSample(page, 'orencia-110.json');
      await page.select('.toolbar select', 'commercial');
      await drawn(page);
      assert.match(await text(page, '.provenance'), /profile commercial/);
      await page.select('.toolbar select', '');
      await page.$eval('.toolbar input[type=date]', (input) => {
        input.value = '2026-05-04';
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await drawn(page);
      assert.match(await text(page, '.provenance'), /as of 2026-05-04/);
    });

    test('nothing was thrown or logged', () => assert.deepEqual(page.trouble, []));
  });
}
