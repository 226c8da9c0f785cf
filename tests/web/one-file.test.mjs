// The whole tool in one file, from the disk; the site when its server is gone; the rule pages.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { browserNames, launch, serve, siteDir } from './browsers.mjs';
import { applyFix, drop, lines, openPage, openSample, rules, sampleText, seriousFaults, text } from './page.mjs';

for (const name of browserNames) {
  describe(`infusecheck.html in ${name}`, () => {
    let session;
    let site;
    before(async () => {
      session = await launch(name);
      site = await serve();
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });

    test('works from file://', async () => {
      const page = await openPage(
        session.browser,
        pathToFileURL(join(siteDir, 'infusecheck.html')).href,
      );
      await openSample(page, 'orencia-110.json');
      await applyFix(page, 'admin-initial-units');
      assert.ok((await lines(page)).includes('96366 × 1'));
      await drop(page, 'batch.837', sampleText('batch.837'));
      await page.waitForSelector('.claim-list');
      const sent = await page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'sent',
          () => 'blocked',
        ),
      );
      assert.equal(sent, 'blocked');
      await openSample(page, 'orencia-110.json');
      const rule = (await rules(page))[0];
      await page.click('.finding .rule-id');
      await page.waitForSelector('ic-text-dialog dialog[open]');
      assert.ok((await text(page, 'ic-text-dialog pre')).length > 100, rule);
      await page.close();
    });

    test('works from a server that sends the headers of _headers', async () => {
      const page = await openPage(session.browser, `${site.url}infusecheck.html`);
      await openSample(page, 'orencia-110.json');
      assert.deepEqual(page.trouble, []);
      await page.close();
    });

    test('the site opens without its server once the worker is there', async () => {
      const own = await serve();
      const page = await openPage(session.browser, own.url);
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('sw.js');
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller) return;
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve),
        );
      });
      await own.close();
      await page.reload();
      await page.waitForSelector('.start');
      await openSample(page, 'orencia-110.json');
      assert.ok((await rules(page)).includes('admin-initial-units'));
      await page.close();
    });

    test('a rule page opens and has nothing serious', async () => {
      const page = await session.browser.newPage();
      await page.goto(`${site.url}rules/admin-initial-units.html`);
      assert.equal(await text(page, 'h1'), 'admin-initial-units');
      assert.deepEqual(await seriousFaults(page), []);
      await page.close();
    });
  });
}

test('every rule has a page and every link among them leads somewhere', () => {
  const pages = readdirSync(join(siteDir, 'rules'));
  const index = readFileSync(join(siteDir, 'rules/index.html'), 'utf8');
  assert.ok(pages.length > 10);
  for (const page of pages) {
    const html = readFileSync(join(siteDir, 'rules', page), 'utf8');
    for (const [, target] of html.matchAll(/href="([\w-]+\.html)"/g)) {
      assert.ok(pages.includes(target), `${page} → ${target}`);
    }
    if (page !== 'index.html') assert.ok(index.includes(`"${page}"`), page);
  }
});
