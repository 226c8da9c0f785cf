// Every view in both themes under axe; the keyboard alone; a narrow window; paper.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browserNames, buildDir, launch, serve } from './browsers.mjs';
import {
  drawn,
  drop,
  lines,
  openPage,
  openSample,
  rules,
  sampleText,
  seriousFaults,
  text,
  until,
  verdict,
} from './page.mjs';

const screenshots = join(buildDir, 'screenshots');
mkdirSync(screenshots, { recursive: true });

/** Views by name, each a way to get there from the one before. */
const VIEWS = {
  start: async () => {},
  report: async (page) => openSample(page, 'orencia-110.json'),
  fix: async (page) => {
    await page.click('[data-fix]');
    await page.waitForSelector('.fix-dialog[open]');
  },
  form: async (page) => {
    await page.keyboard.press('Escape');
    await page.click('.toolbar button[aria-pressed]');
    await page.waitForSelector('.case-form');
  },
  help: async (page) => {
    await page.click('.toolbar button[aria-pressed]');
    await page.click('[aria-label="Keys and privacy"]');
    await page.waitForSelector('ic-help-dialog dialog[open]');
  },
  batch: async (page) => {
    await page.keyboard.press('Escape');
    await openSample(page, 'batch.837');
  },
  coverage: async (page) => {
    await openSample(page, 'clean-infliximab.json');
    await page.click('.coverage summary');
  },
  error: async (page) => {
    await drop(page, 'notes.txt', 'hello');
    await page.waitForSelector('.problem');
  },
};

/** A theme changes nothing but colours, so dark is asked for those only. */
const faultsIn = (page, theme) =>
  seriousFaults(page, { theme, ...(theme === 'dark' && { runOnly: ['color-contrast'] }) });

for (const name of browserNames) {
  describe(`accessibility in ${name}`, () => {
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

    for (const [view, go] of Object.entries(VIEWS)) {
      test(`${view} has nothing serious, light or dark`, async () => {
        await go(page);
        for (const theme of ['light', 'dark']) {
          assert.deepEqual(await faultsIn(page, theme), [], theme);
          await page.screenshot({ path: join(screenshots, `${view}-${theme}-${name}.png`) });
        }
      });
    }

    test('the page starts again', async () => {
      await page.goto(site.url);
      await page.waitForSelector('.start');
      assert.deepEqual(page.trouble, []);
    });

    const focused = (selector) => page.evaluate((s) => document.activeElement.matches(s), selector);
    async function tabTo(selector) {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab');
        if (await focused(selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    }

    test('sample, cell, finding, fix and undo with the keyboard alone', async () => {
      await tabTo('.start .sample');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.verdict:focus');
      assert.equal(await verdict(page), 'Fail');
      await tabTo('.lines th[tabindex="0"]');
      const column = await page.$$eval('.lines thead th', (all) =>
        all.findIndex((th) => th.textContent.trim() === 'Units'),
      );
      const row = (await lines(page)).indexOf('96365 × 2');
      for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown');
      for (let i = 0; i < column; i++) await page.keyboard.press('ArrowRight');
      assert.ok(await focused('.has-error[data-place$="/units"]'));
      await page.keyboard.press('Enter');
      assert.ok(await focused('[data-finding]'));
      await page.keyboard.press('a');
      await page.waitForSelector('.fix-dialog[open]');
      assert.ok(await focused('.confirm input'), 'what must be vouched for has the focus');
      await page.keyboard.press(' ');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.undo');
      assert.ok(await focused('.verdict'), 'focus goes to the new verdict');
      assert.ok(!(await rules(page)).includes('admin-initial-units'));
      await page.keyboard.press('u');
      await until(page, () => !document.querySelector('.undo'));
      assert.ok((await rules(page)).includes('admin-initial-units'));
    });

    test('j and k walk the findings, ? lists the keys, and they can be switched off', async () => {
      await page.keyboard.press('j');
      assert.ok(await focused('[data-finding="0"]'));
      await page.keyboard.press('?');
      await page.waitForSelector('ic-help-dialog dialog[open]');
      await page.click('ic-help-dialog .confirm input');
      await page.keyboard.press('Escape');
      await page.keyboard.press('e');
      await drawn(page);
      assert.equal(await page.$('.case-form'), null);
    });

    test('the verdict is announced', async () => {
      assert.equal(
        await page.$eval('.verdict [role=status]', (e) => e.getAttribute('aria-live')),
        'polite',
      );
    });

    test('nothing sticks out at 360 pixels', async () => {
      await page.setViewport({ width: 360, height: 740 });
      for (const view of ['report', 'batch', 'form']) {
        if (view === 'form') await page.click('.toolbar button[aria-pressed]');
        else await openSample(page, view === 'batch' ? 'batch.837' : 'orencia-110.json');
        await drawn(page);
        await page.screenshot({
          path: join(screenshots, `narrow-${view}-${name}.png`),
          fullPage: true,
        });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 360, `${view}: ${width}`);
      }
      await page.click('.toolbar button[aria-pressed]');
      await page.setViewport({ width: 1280, height: 900 });
    });

    test('paper shows the report without the controls', async () => {
      await drop(page, 'case.json', sampleText('orencia-110.json'));
      await page.waitForSelector('.lines');
      const pdf = await page.pdf({
        format: 'letter',
        path: join(screenshots, `print-${name}.pdf`),
      });
      assert.ok(pdf.length > 10000);
      assert.match(await text(page, '.provenance'), /InfuseCheck .*profile/);
    });
  });
}
