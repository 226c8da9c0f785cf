// The infusion timeline: drawn, edited by keyboard and pointer, held against what is billed, and
// told as a table. The sample is a facility day of eight administrations.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { axeSource, browserNames, buildDir, launch, serve } from './browsers.mjs';
import {
  clickAll,
  drawn,
  drop,
  lines,
  opened,
  openPage,
  openSample,
  sampleText,
  text,
  texts,
  until,
} from './page.mjs';

const screenshots = join(buildDir, 'screenshots');
mkdirSync(screenshots, { recursive: true });
const DAY = 'facility-day.json';
const STOP = '[data-handle="4/stop"]'; // of the infliximab
const LOG = '0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV\nsome words';

/** "96413 09:25–10:25" of each lane's pieces, from what is said of them. */
const pieces = (page, lane) =>
  page.$$eval(
    '.lane',
    (all, index) =>
      [...all[index].querySelectorAll('.piece')].map((piece) => {
        const when = /\d\d:\d\d(–\d\d:\d\d)?/.exec(piece.title)[0];
        return `${piece.querySelector('.code').textContent} ${when}`;
      }),
    lane,
  );

/** "96375: 3 → 2, differs" of each row. */
const comparison = (page) =>
  page.$$eval('.supported tbody tr', (rows) =>
    rows.map((row) => {
      const cell = (label) => row.querySelector(`[data-label="${label}"]`).textContent.trim();
      const outcome = row.querySelector('.outcome').firstChild.nextSibling.textContent.trim();
      return `${row.dataset.code}: ${cell('Billed')} → ${cell('Supported')}, ${outcome}`;
    }),
  );

/** The day with changes to its administrations. */
function dayWith(edit) {
  const content = JSON.parse(sampleText(DAY));
  edit(content.encounter.administrations);
  return JSON.stringify(content);
}

async function axe(page) {
  const found = {};
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    await drawn(page);
    const { violations } = await page.evaluate(() => globalThis.axe.run('.timeline'));
    found[theme] = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  }
  return found;
}

for (const name of browserNames) {
  describe(`the timeline in ${name}`, () => {
    let site;
    let session;
    let page;
    const requests = [];
    before(async () => {
      site = await serve();
      session = await launch(name);
      page = await openPage(session.browser, site.url);
      await page.evaluate(axeSource);
      page.on('request', (request) => requests.push(request.url()));
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });

    const shot = async (view) => {
      for (const theme of ['dark', 'light']) {
        await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
        await drawn(page);
        await page.screenshot({ path: join(screenshots, `${view}-${theme}-${name}.png`) });
      }
    };

    test('a facility day is drawn: a lane for each drug, a code for each stretch', async () => {
      await openSample(page, DAY);
      assert.deepEqual(await texts(page, '.lane-name b'), [
        'sodium chloride 0.9%',
        'methylprednisolone sodium succinate',
        'diphenhydramine',
        'magnesium sulfate',
        'infliximab',
        'iron sucrose',
        'epoetin alfa',
        'heparin',
      ]);
      const drawnCodes = [];
      for (let lane = 0; lane < 8; lane++) drawnCodes.push(...(await pieces(page, lane)));
      assert.deepEqual(drawnCodes, [
        '96361 08:00–08:40',
        '96375 08:42',
        '96375 08:45',
        '96367 08:50–09:20',
        '96413 09:25–10:25',
        'none 10:25–10:55',
        '96368 09:40–10:25',
        '96372 11:00',
        'none 11:05',
      ]);
      assert.deepEqual(await texts(page, '.lane:nth-of-type(6) .step'), ['16', '31']);
      assert.match(
        await page.$eval('.overlap', (mark) => mark.title),
        /infliximab and iron sucrose ran together 09:40–10:25/,
      );
      await shot('timeline');
    });

    test('what is billed stands beside what the log supports', async () => {
      assert.deepEqual(await comparison(page), [
        '96361: 1 → 1, agrees',
        '96367: 1 → 1, agrees',
        '96368: 1 → 1, agrees',
        '96372: 1 59 → 1 59, agrees',
        '96375: 3 → 2, differs',
        '96413: 1 → 1, agrees',
        '96523: 1 → –, not supported',
      ]);
      assert.match(await text(page, '.supported [data-code="96413"] .because'), /90 min/);
      await page.click('.supported [data-code="96523"] button');
      await page.waitForSelector('.fix-dialog[open]');
      assert.match(await text(page, '.fix-dialog h2'), /96523/, 'the fix of the finding itself');
      await page.keyboard.press('Escape');
      await until(page, () => !document.querySelector('.fix-dialog[open]'));
    });

    test('minutes that earn nothing say why when they have the focus', async () => {
      await page.focus('.piece.idle');
      await drawn(page);
      assert.match(await text(page, '.chart-says'), /infliximab 10:25–10:55, 30 min: no code\. ./);
    });

    test('a stop moved from 90 to 91 minutes by key earns the further hour, within a frame', async () => {
      await page.focus(STOP);
      assert.match(await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')), /10:55, 90 min/);
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      assert.match(await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')), /10:56, 91 min/);
      assert.deepEqual(await pieces(page, 4), ['96413 09:25–10:25', '96415 10:25–10:56']);
      assert.ok((await comparison(page)).includes('96415: – → 1, not billed'));
      assert.deepEqual(await texts(page, '.lane:nth-of-type(6) .step'), ['16', '31', '91']);
      await shot('timeline-91');
      await page.focus(STOP);
      await page.keyboard.press('ArrowLeft');
      await drawn(page);
      assert.ok(!(await comparison(page)).some((row) => row.startsWith('96415')));
      const seen = await page.$eval(STOP, async (handle) => {
        handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return document.querySelector('.supported [data-code="96415"]') !== null;
      });
      assert.ok(seen, 'the further hour is there in the next frame');
    });

    test('with Shift a key moves 15 minutes, and an end stops short of the other', async () => {
      await page.focus(STOP);
      await page.keyboard.down('Shift');
      await page.keyboard.press('ArrowLeft');
      await drawn(page);
      assert.match(await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')), /10:41, 76 min/);
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.up('Shift');
      await drawn(page);
      assert.match(await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')), /09:26, 1 min/);
      assert.equal(await page.evaluate((s) => document.activeElement.matches(s), STOP), true);
      assert.deepEqual(await pieces(page, 4), ['96409 09:25–09:26']);
    });

    test('an end dragged with the pointer moves by whole minutes', async () => {
      await openSample(page, DAY);
      await page.$eval(STOP, (handle) => handle.scrollIntoView({ block: 'center' }));
      const box = await (await page.$(STOP)).boundingBox();
      const width = await page.$eval(STOP, (e) => e.parentElement.clientWidth);
      const minute = width / (4 * 60); // the day runs from 08:00 to 12:00
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 10 * minute, y, { steps: 4 });
      await page.mouse.move(x + 31.2 * minute, y, { steps: 4 });
      await drawn(page);
      await page.mouse.up();
      await drawn(page);
      assert.match(await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')), /11:26, 121 min/);
      assert.ok((await comparison(page)).includes('96415: – → 1, not billed'));
      await page.click('.undo button');
      await until(page, () => !document.querySelector('.undo'));
      assert.deepEqual(await pieces(page, 4), ['96413 09:25–10:25', 'none 10:25–10:55']);
    });

    test('the table says the same, and what is edited there is drawn', async () => {
      await page.click('.twin summary');
      await drawn(page);
      const row = () =>
        page.$$eval('.twin tbody tr', (rows) =>
          [...rows[4].querySelectorAll('td')].slice(4, 7).map((td) => td.textContent.trim()),
        );
      const [length, codes, idle] = await row();
      assert.equal(length, '90');
      assert.equal(codes, '96413');
      assert.match(idle, /^30 min, 10:25–10:55: ./);
      await page.$eval('.twin [data-place$="/4/stop"] input', (input) => {
        input.value = '2026-03-02T10:56';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await drawn(page);
      assert.deepEqual((await row()).slice(0, 2), ['91', '96413 96415']);
      await page.select('.twin [data-place$="/4/class"] select', 'therapeutic');
      await drawn(page);
      assert.deepEqual(await pieces(page, 4), ['96365 09:25–10:25', '96366 10:25–10:56']);
      await page.select('.twin [data-place$="/3/purpose"] select', 'kvo');
      await drawn(page);
      assert.match((await pieces(page, 3)).join(), /^none/);
      await page.$eval('.twin', (twin) => twin.scrollIntoView());
      await shot('timeline-table');
    });

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
      await drop(page, 'open.json', dayWith((given) => delete given[4].stop));
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

    test('an interruption, days apart and several visits fit on the chart', async () => {
      const content = JSON.parse(sampleText(DAY));
      const infusion = (drug, start, stop, more) => ({
        drug,
        route: 'iv-infusion',
        start: `2026-03-0${start}`,
        stop: `2026-03-0${stop}`,
        ...more,
      });
      content.encounter.administrations = [
        infusion('infliximab', '2T09:00', '2T09:45'),
        infusion('infliximab', '2T10:30', '2T11:40', { continues: true }),
        infusion('rituximab', '2T16:00', '2T17:31', { visit: 2 }),
        infusion('iron sucrose', '3T09:00', '3T09:40', { access: '2', access_reason: 'new line' }),
      ];
      await drop(page, 'days.json', JSON.stringify(content));
      await opened(page, 'days.json');
      assert.deepEqual(await texts(page, '.chart-visit'), ['Visit 1', 'Visit 2']);
      assert.deepEqual(await texts(page, '.hour b'), ['2026-03-02', '2026-03-03']);
      const inside = await page.$$eval('.piece', (all) =>
        all.every((one) => {
          const own = one.getBoundingClientRect();
          const track = one.parentElement.getBoundingClientRect();
          return own.left >= track.left - 1 && own.right <= track.right + 1;
        }),
      );
      assert.ok(inside);
      await shot('timeline-days');
    });

    test('axe finds nothing serious in either theme', async () => {
      assert.deepEqual(await axe(page), { light: [], dark: [] });
      await openSample(page, DAY);
      await page.$eval('.twin', (twin) => (twin.open = true));
      assert.deepEqual(await axe(page), { light: [], dark: [] });
    });

    test('nothing sticks out at 360 pixels, and paper shows the chart', async () => {
      await page.setViewport({ width: 360, height: 740 });
      await drawn(page);
      await page.screenshot({
        path: join(screenshots, `narrow-timeline-${name}.png`),
        fullPage: true,
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 360, `${width}`);
      await page.setViewport({ width: 1280, height: 900 });
      const pdf = await page.pdf({
        format: 'letter',
        path: join(screenshots, `print-timeline-${name}.pdf`),
      });
      assert.ok(pdf.length > 10000);
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
