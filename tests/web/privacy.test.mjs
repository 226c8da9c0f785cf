// The promise: nothing leaves the tab, and nothing of a claim is kept.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browserNames, launch, serve, siteDir } from './browsers.mjs';
import {
  applyFix, drawn, drop, opened, openPage, openSample, sampleText, text,
} from './page.mjs';

const CANARIES = ['CANARYLAST', 'CANARYFIRST', 'CANARYMEMBER9', 'CANARYNOTE'];

/** A sample in which names, member id and note are words to look for afterwards. */
function caseWithCanaries() {
  const content = JSON.parse(sampleText('orencia-110.json'));
  content.claim.patient = { id: 'CANARYMEMBER9', birth_date: '1960-01-01', sex: 'F' };
  content.claim.lines[0].description = 'CANARYFIRST CANARYLAST';
  content.encounter.note = 'CANARYNOTE';
  return JSON.stringify(content);
}

/** A server that should never hear from the page. */
async function listener() {
  const heard = [];
  const server = createServer((request, response) => {
    heard.push(request.url);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { heard, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

test('the shipped pages forbid every connection', () => {
  for (const file of ['index.html', 'infusecheck.html', 'rules/index.html']) {
    const html = readFileSync(join(siteDir, file), 'utf8');
    const policy =
      /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    for (const directive of ["default-src 'none'", "connect-src 'none'", "form-action 'none'"]) {
      assert.ok(policy.includes(directive), `${file}: ${directive}`);
    }
    assert.ok(!policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'"), file);
  }
  assert.match(readFileSync(join(siteDir, '_headers'), 'utf8'), /connect-src 'none'/);
});

for (const name of browserNames) {
  describe(`privacy in ${name}`, () => {
    let site;
    let session;
    let page;
    let stranger;
    const requests = [];
    before(async () => {
      site = await serve();
      stranger = await listener();
      session = await launch(name);
      page = await openPage(session.browser, site.url);
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
      });
    });
    after(async () => {
      await session?.close();
      await site?.close();
      stranger?.close();
    });

    test('no request follows once the page is there', async () => {
      const served = site.served();
      await openSample(page, 'orencia-110.json');
      await drop(page, 'batch.837', sampleText('batch.837'));
      await opened(page, 'batch.837');
      await drop(page, 'case.json', caseWithCanaries());
      await opened(page, 'case.json');
      await applyFix(page, 'admin-initial-units');
      await drawn(page);
      assert.deepEqual(requests, []);
      assert.equal(site.served(), served);
    });

    test('claim text stays out of address, title, storage and console', async () => {
      const kept = await page.evaluate(async () =>
        JSON.stringify([
          location.href,
          document.title,
          document.cookie,
          { ...localStorage },
          { ...sessionStorage },
          await indexedDB.databases(),
          await caches.keys(),
          history.state,
        ]),
      );
      const said = [kept, page.url(), ...page.trouble].join('\n');
      for (const canary of CANARIES) assert.ok(!said.includes(canary), canary);
      assert.deepEqual(page.trouble, []);
    });

    test('findings do not repeat names or member ids', async () => {
      const said = await text(page, '.said');
      for (const canary of CANARIES) assert.ok(!said.includes(canary), canary);
    });

    test('who the patient is does not show', async () => {
      await drop(page, 'batch.837', sampleText('batch.837'));
      await page.waitForSelector('.claim-list');
      const shown = await text(page, 'body');
      const names = /NM1\|IL\|1\|(\w+)\|(\w+)\|+MI\|(\w+)/.exec(sampleText('batch.837')).slice(1);
      for (const name of names.filter((word) => word !== 'SAMPLE'))
        assert.ok(!shown.includes(name), name);
    });

    test('a script that tries to send something cannot', async () => {
      const outcome = await page.evaluate(async (url) => {
        const image = new Image();
        const seen = new Promise((resolve) => {
          image.onload = () => resolve('sent');
          image.onerror = () => resolve('blocked');
        });
        image.src = `${url}image`;
        navigator.sendBeacon(`${url}beacon`, 'x');
        return {
          fetch: await fetch(`${url}fetch`).then(
            () => 'sent',
            () => 'blocked',
          ),
          same: await fetch('index.html').then(
            () => 'sent',
            () => 'blocked',
          ),
          image: await seen,
        };
      }, stranger.url);
      assert.deepEqual(outcome, { fetch: 'blocked', same: 'blocked', image: 'blocked' });
      assert.deepEqual(stranger.heard, []);
    });

    test('only the theme is remembered', async () => {
      const page2 = await openPage(session.browser, site.url);
      await page2.keyboard.press('t');
      const keys = await page2.evaluate(() => Object.keys(localStorage));
      assert.deepEqual(keys, ['infusecheck-theme']);
      await page2.close();
    });
  });
}
