// The infusion timeline: drawn, edited by keyboard and pointer, held against what is billed, and
// told as a table. The sample is a facility day of eight administrations.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browserNames, buildDir, launch, serve } from './browsers.mjs';
import {
  comparison,
  drawn,
  drop,
  opened,
  openPage,
  openSample,
  pieces,
  sampleText,
  seriousFaults,
  shoot,
  text,
  texts,
  until,
} from './page.mjs';

const screenshots = join(buildDir, 'screenshots');
const DAY = 'facility-day.json';
const STOP = '[data-handle="4/stop"]'; // of the infliximab

/** What axe finds serious there, in both themes. */
const faults = async (page) => [
  ...(await seriousFaults(page, { theme: 'light', within: '.timeline' })),
  ...(await seriousFaults(page, { theme: 'dark', within: '.timeline' })),
];

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
      page.on('request', (request) => requests.push(request.url()));
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });

    const shot = (view) => shoot(page, view, name);

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
      assert.match(
        await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')),
        /10:55, 90 min/,
      );
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      assert.match(
        await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')),
        /10:56, 91 min/,
      );
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
      assert.match(
        await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')),
        /10:41, 76 min/,
      );
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
      assert.match(
        await page.$eval(STOP, (e) => e.getAttribute('aria-valuetext')),
        /11:26, 121 min/,
      );
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
      assert.deepEqual(await faults(page), []);
      await openSample(page, DAY);
      await page.$eval('.twin', (twin) => (twin.open = true));
      assert.deepEqual(await faults(page), []);
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
