// What is open in a record, and who decides it: contested points, the lines to bill, a missing time,
// a pasted log.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserNames, launch, serve } from './browsers.mjs';
import {
  clickAll,
  comparison,
  drawn,
  drop,
  lines,
  opened,
  openPage,
  openSample,
  pieces,
  sampleText,
  shoot,
  text,
  texts,
  until,
} from './page.mjs';

const DAY = 'facility-day.json';
const STOP = '[data-handle="4/stop"]'; // of the infliximab
const LOG = '0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV\nsome words';

/** The day with changes to its administrations. */
function dayWith(edit) {
  const content = JSON.parse(sampleText(DAY));
  edit(content.encounter.administrations);
  return JSON.stringify(content);
}

for (const name of browserNames) {
  describe(`the record in ${name}`, () => {
    let site;
    let session;
    let page;
    const requests = [];
    before(async () => {
      site = await serve();
      session = await launch(name);
      page = await openPage(session.browser, site.url);
      page.on('request', (request) => requests.push(request.url()));
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });

    const shot = (view) => shoot(page, view, name);

    test('a point that authorities answer differently can be answered the other way', async () => {
      await openSample(page, DAY);
      assert.match(await text(page, '.conflict'), /complex.*96413 × 1.*therapeutic.*96365 × 1/s);
      assert.match(await text(page, '.conflict .grade'), /A/);
      await clickAll(page, '.conflict input', 1);
      await drawn(page);
      assert.deepEqual((await pieces(page, 4))[0], '96365 09:25–10:25');
    });

    test('a choice of the payer profile holds for the claim while it is open', async () => {
      const again = dayWith((given) => {
        given.push({
          drug: 'magnesium sulfate',
          route: 'iv-infusion',
          start: '2026-03-02T12:00',
          stop: '2026-03-02T12:20',
        });
      });
      await drop(page, 'again.json', again);
      await opened(page, 'again.json');
      const before = await comparison(page);
      const card = async () => {
        const legends = await texts(page, '.conflict legend');
        return legends.findIndex((legend) => legend.includes('infused again'));
      };
      const index = await card();
      assert.ok(index >= 0);
      const cards = await page.$$('.conflict');
      await (await cards[index].$$('input'))[1].click();
      await drawn(page);
      assert.notDeepEqual(await comparison(page), before);
      assert.match((await texts(page, '.conflict'))[await card()], /interval31/);
      await (await (await page.$$('.conflict'))[await card()].$$('input'))[1].click();
      await drawn(page);
      assert.deepEqual(await comparison(page), before, 'and back again');
    });

    test('the supported lines replace the billed ones once someone vouches for the record', async () => {
      await openSample(page, DAY);
      await page.click('.use-supported');
      await page.waitForSelector('.fix-dialog[open]');
      assert.match(await text(page, '.fix-dialog tr.removed'), /96375.*3.*\$345\.00.*96523/s);
      assert.match(await text(page, '.fix-dialog tr.added'), /96375.*2.*\$230\.00/s);
      assert.match(await text(page, '.fix-dialog td.added'), /5515\.00/, 'the total follows');
      assert.match(
        await text(page, '.fix-dialog .confirm'),
        /the record shows methylprednisolone .* 08:42 and diphenhydramine 08:45/,
      );
      assert.equal(await page.$eval('.fix-dialog .primary', (button) => button.disabled), true);
      await shot('timeline-fix');
      await page.click('.fix-dialog .confirm input');
      await page.click('.fix-dialog .primary');
      await page.waitForSelector('.undo');
      const billed = await lines(page);
      assert.ok(billed.includes('96375 × 2') && !billed.some((one) => one.startsWith('96523')));
      assert.ok((await comparison(page)).every((row) => row.endsWith('agrees')));
      assert.equal(await page.$('.use-supported'), null);
    });

    test('a missing stop time is asked for in neutral words', async () => {
      await drop(
        page,
        'open.json',
        dayWith((given) => delete given[4].stop),
      );
      await opened(page, 'open.json');
      const question = await page.$eval('.nurse-query textarea', (area) => area.value);
      assert.ok(question.length > 20);
      assert.doesNotMatch(question.replace('09:25', ''), /\d\d:\d\d/, 'it proposes no time');
      assert.equal(await page.$(STOP), null, 'there is no end to drag');
      await page.click('.nurse-query button');
      await until(page, () => document.querySelector('.nurse-query [role=status]').textContent);
      assert.match(await text(page, '.nurse-query [role=status]'), /Copied|Selected/);
      await shot('timeline-query');
    });

    test('a pasted log is echoed, with what was not understood, and joins the record', async () => {
      await openSample(page, 'clean-infliximab.json');
      assert.equal(await page.$('.lane'), null);
      await page.click('.timeline button');
      await page.waitForSelector('.log-dialog[open]');
      await page.type('.log-dialog textarea', LOG);
      await until(page, () => document.querySelectorAll('.log-dialog .echo li').length > 2);
      const echo = await texts(page, '.log-dialog .echo li:not(.unread)');
      assert.match(echo[0], /09:00.*methylprednisolone.*40 mg/);
      assert.match(echo[1], /09:15.*11:28.*infliximab.*400 mg/);
      assert.match(await text(page, '.log-dialog .unread'), /some words/);
      await shot('timeline-log');
      await page.click('.log-dialog .primary');
      await page.waitForSelector('.lane');
      assert.equal((await texts(page, '.lane-name b')).length, 2);
      assert.match((await pieces(page, 1)).join(), /96413 09:15–10:15,96415 10:15–11:15/);
    });

    test('nothing was asked of the network, and nothing went wrong', () => {
      assert.deepEqual(
        requests.filter((url) => /^(https?|wss?):/.test(url)),
        [],
      );
      assert.deepEqual(page.trouble, []);
    });
  });
}
