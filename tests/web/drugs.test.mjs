// Drugs: found by keyboard, their cards, and a calculator that is the claim.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserNames, launch, serve } from './browsers.mjs';
import {
  drawn,
  drop,
  lines,
  opened,
  openPage,
  openSample,
  rules,
  sampleText,
  seriousFaults,
  shoot,
  text,
  texts,
  until,
  verdict,
} from './page.mjs';

const field = (name) => `[data-place="calculator/${name}"] input`;
const value = (page, name) => page.$eval(field(name), (input) => input.value);

async function fill(page, name, content) {
  await page.$eval(field(name), (input) => {
    input.focus();
    input.select();
  });
  await page.keyboard.type(content);
  await drawn(page);
}

async function search(page, words) {
  await page.$eval('#drug-search', (input) => {
    input.focus();
    input.select();
  });
  await page.keyboard.type(words);
  await drawn(page);
}

const chosen = (page) => text(page, '#drug-results [aria-selected="true"] b');
const calculated = async (page) =>
  (await texts(page, '.calculated-lines tbody tr')).map((row) => row.replace(/\s+/g, ' '));

/** What axe finds serious there, in both themes. */
const faults = async (page) => [
  ...(await seriousFaults(page, { theme: 'light', within: '.drug-dialog' })),
  ...(await seriousFaults(page, { theme: 'dark', within: '.drug-dialog' })),
];

for (const name of browserNames) {
  describe(`drugs in ${name}`, () => {
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

    test('a key opens the search, which finds by brand, generic name, code and with a slip', async () => {
      await page.keyboard.press('d');
      await page.waitForSelector('.drug-dialog[open]');
      assert.ok((await texts(page, '#drug-results [role="option"]')).length >= 190);
      for (const [words, code] of [
        ['remicade', 'J1745'],
        ['ocrel', 'J2350'],
        ['simponi aria', 'J1602'],
        ['Q5103', 'Q5103'],
        ['remicaed', 'J1745'],
        ['vedolizumab', 'J3380'],
      ]) {
        await search(page, words);
        assert.equal(await chosen(page), code, words);
      }
      await search(page, 'no such drug');
      assert.deepEqual(await texts(page, '#drug-results [role="option"]'), []);
    });

    test('arrows choose and Enter goes to the card', async () => {
      await search(page, 'infliximab');
      const codes = await texts(page, '#drug-results b');
      assert.ok(codes.includes('J1745') && codes.includes('Q5103'));
      assert.equal(await chosen(page), codes[0]);
      await page.keyboard.press('ArrowDown');
      await drawn(page);
      assert.equal(await chosen(page), codes[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await until(page, () => document.activeElement?.id === 'drug-name');
      assert.match(await text(page, '#drug-name'), new RegExp(`^${codes[0]}`));
    });

    test('the card of infliximab says what the packs know', async () => {
      await search(page, 'J1745');
      assert.match(await text(page, '#drug-name'), /^J1745\s+infliximab\s+Remicade$/);
      const facts = (await text(page, '.drug-facts')).replace(/\s+/g, ' ');
      assert.match(facts, /Billing unit 10 mg CMS file/);
      assert.match(facts, /Given IV infusion own knowledge/);
      assert.match(facts, /Administration complex/);
      assert.match(facts, /Most units 150 a day CMS file/);
      assert.match(facts, /Hospital K: paid separately/);
      const tables = (await texts(page, 'ic-drug-tables :is(td, li)')).join(' ').replace(/\s+/g, ' ');
      assert.match(tables, /100 mg powder single-dose published/);
      assert.match(tables, /Crohn's disease, adult 5 mg\/kg on days 0, 14, 42, then every 56 days/);
      assert.match(tables, /57894003001 Remicade \(Janssen Biotech\) 100 mg CMS file/);
      assert.match(tables, /Q5103 Inflectra/);
      assert.match(tables, /CMS ASP NDC-HCPCS crosswalk/);
    });

    test('a code that ended says so by date and leads to its successor', async () => {
      await search(page, 'J0135');
      assert.match(await text(page, '.drug-card .trap'), /Not billable.*ended.*J0139/s);
      await page.click('.drug-card .trap button');
      await until(page, () => document.querySelector('.drug-code')?.textContent === 'J0139');
    });

    test('a unit that misleads is pointed out', async () => {
      await search(page, 'J2357'); // 5 mg
      assert.deepEqual(await texts(page, '.trap'), []);
      await search(page, 'J0696'); // 250 mg, sold in vials of 250 mg
      assert.match(await text(page, '.trap'), /whole 250 mg container/);
    });

    test('volume, dose, units and NDC quantity are one equation', async () => {
      await search(page, 'simponi aria');
      const sides = async () => {
        const all = {};
        for (const side of ['per_kg', 'dose', 'volume', 'units', 'ndc_quantity'])
          all[side] = await value(page, side);
        return all;
      };
      const equal = { per_kg: '2', dose: '140', volume: '11.2', units: '140', ndc_quantity: '11.2' };
      await fill(page, 'weight', '70');
      for (const [side, amount] of Object.entries(equal)) {
        await fill(page, side, '1');
        await fill(page, side, amount);
        assert.deepEqual(await sides(), equal, side);
      }
      await fill(page, 'volume', '10');
      assert.deepEqual(await sides(), {
        per_kg: '1.786', dose: '125', volume: '10', units: '125', ndc_quantity: '10',
      });
      assert.match(await text(page, '.calculated'), /10 mL × 50 mg in 4 mL = 125 mg/);
    });

    test('vials are asked for, proposed, and decide JW', async () => {
      assert.deepEqual(await calculated(page), ['J1602 125 57894035001 × 10 ML']);
      assert.match(await text(page, '.ask'), /Which vials were opened\?.*3 × 50 mg, with\s+25 mg left/s);
      await page.click('.ask button');
      await drawn(page);
      assert.equal(await value(page, 'vials/50 mg'), '3');
      assert.deepEqual(await calculated(page), [
        'J1602 125 57894035001 × 10 ML',
        'J1602 JW 25 57894035001 × 2 ML',
      ]);
      await fill(page, 'discarded', '0');
      assert.equal(await value(page, 'dose'), '150');
      assert.deepEqual(await calculated(page), ['J1602 JZ 150 57894035001 × 12 ML']);
    });

    test('what is missing is asked, not assumed', async () => {
      await search(page, 'J1745');
      await fill(page, 'volume', '28.3');
      assert.match(await text(page, '.ask'), /concentration/);
      assert.deepEqual(await calculated(page), []);
      await fill(page, 'concentration', '10');
      assert.equal(await value(page, 'dose'), '283');
    });

    test('axe finds nothing serious', async () => {
      await shoot(page, 'drugs', name);
      assert.deepEqual(await faults(page), []);
      await page.keyboard.press('Escape');
    });

    test('put on the claim: the findings of the drug vanish, and Undo brings them back', async () => {
      const claim = JSON.parse(sampleText('clean-infliximab.json'));
      claim.encounter = {
        weight_kg: '60',
        administrations: [{
          drug: 'infliximab', route: 'iv-infusion', start: '2026-03-02T09:00', stop: '2026-03-02T11:05',
          dose: { amount: '365', unit: 'mg' }, vials: [{ size: '100', unit: 'mg', count: 4 }],
        }],
      };
      await drop(page, 'wasted.json', JSON.stringify(claim));
      await opened(page, 'wasted.json');
      const before = (await rules(page)).filter((rule) => /^(units|mod)-/.test(rule));
      assert.notDeepEqual(before, []);
      await page.click('.calculators button');
      await page.waitForSelector('.drug-dialog[open]');
      await until(page, () => document.querySelector('.calculated-lines') !== null);
      assert.equal(await value(page, 'dose'), '365 mg');
      assert.equal(await value(page, 'vials/100 mg'), '4');
      assert.match(await text(page, '.putting'), /Bills 40 units, as the claim does now/);
      await page.click('.putting .primary');
      await until(page, () => !document.querySelector('.drug-dialog[open]'));
      await drawn(page);
      assert.deepEqual((await lines(page)).slice(0, 2), ['J1745 × 37', 'J1745 × 3']);
      assert.deepEqual((await rules(page)).filter((rule) => /^(units|mod)-/.test(rule)), []);
      await page.click('.undo button');
      await drawn(page);
      assert.deepEqual((await rules(page)).filter((rule) => /^(units|mod)-/.test(rule)), before);
    });

    test('more units than now are said before they are put there', async () => {
      await openSample(page, 'clean-infliximab.json');
      await page.click('.calculators button');
      await until(page, () => document.querySelector('.calculated-lines') !== null);
      assert.equal(await value(page, 'units'), '40');
      await fill(page, 'units', '42');
      const change = await text(page, '.putting');
      assert.match(change, /Bills 2 units more than now\s+\(40 → 42\)/);
      assert.match(change, /JW and JZ stay as they are/);
      await page.click('.putting .primary');
      await drawn(page);
      assert.deepEqual((await lines(page))[0], 'J1745 × 42');
      assert.match(await text(page, '.lines [data-place="/claim/lines/0/modifiers"]'), /JZ/);
      await page.click('.undo button');
      await drawn(page);
      assert.equal(await verdict(page), 'Pass');
    });

    test('without a claim the lines start one', async () => {
      await page.click('.toolbar > .quiet');
      await page.waitForSelector('.start');
      await page.keyboard.press('d');
      await search(page, 'J1745');
      await fill(page, 'dose', '300');
      await page.click('.ask button');
      await drawn(page);
      assert.match(await text(page, '.ask'), /choose the NDC/);
      await page.click('.putting .primary');
      await page.waitForSelector('.case-form');
      const form = await page.$$eval('.entry:first-of-type input', (inputs) =>
        inputs.map((input) => input.value));
      assert.deepEqual(form.slice(0, 3), ['J1745', 'JZ', '30']);
      const today = await page.$eval('.toolbar [type="date"]', (input) => input.value);
      assert.equal(await page.$eval('.case-form [type="date"]', (input) => input.value), today);
    });

    test('no request was made and nothing went wrong', () => {
      assert.deepEqual(requests.filter((url) => !url.startsWith('data:')), []);
      assert.deepEqual(page.trouble, []);
    });
  });
}
