// What the tests do to the page, in the words of someone using it.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeSource, buildDir, root } from './browsers.mjs';

export const sampleIndex = JSON.parse(readFileSync(join(root, 'web/samples/index.json'), 'utf8'));
export const sampleText = (file) => readFileSync(join(root, 'web/samples', file), 'utf8');

/** Opens the page and waits until claims can be brought in. */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.trouble = [];
  page.on('pageerror', (error) => page.trouble.push(error.message));
  page.on('console', (message) => page.trouble.push(message.text()));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await page.waitForSelector('.start');
  return page;
}

export async function openSample(page, file) {
  const index = sampleIndex.findIndex((sample) => sample.file === file);
  if (await page.$('.start')) {
    await clickAll(page, '.start .sample', index);
  } else {
    await page.click('[popovertarget="samples-menu"]');
    await clickAll(page, '#samples-menu .sample', index);
  }
  await opened(page, sampleIndex[index].title);
}

/** Waits until what was dropped, or opened under a title, is there. */
export const opened = (page, name) =>
  until(page, (wanted) => document.querySelector('.file-name')?.textContent === wanted, name);

/** Waits until something holds in the page. Puppeteer's waitForFunction needs eval in Firefox 140. */
export async function until(page, holds, ...args) {
  const deadline = Date.now() + 30_000;
  while (!(await page.evaluate(holds, ...args))) {
    if (Date.now() > deadline) throw new Error(`does not hold within 30 s: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Clicks the one of several elements. */
export async function clickAll(page, selector, index) {
  const elements = await page.$$(selector);
  await elements[index].click();
}

/** Drops a file on the window, as the desktop would. */
export async function drop(page, name, text) {
  await page.evaluate(
    (fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('drop', options));
    },
    name,
    text,
  );
}

/** Drops files as bytes, one character each. */
export async function dropBytes(page, files) {
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const [name, binary] of all) {
      const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', options));
  }, files);
}

export const texts = (page, selector) =>
  page.$$eval(selector, (all) => all.map((e) => e.textContent.trim()));
export const text = async (page, selector) => (await texts(page, selector)).join(' ');
export const rules = (page) => texts(page, '.finding .finding-head .rule-id');
export const verdict = (page) => text(page, '.verdict-word');

/** The code and units of each line of the table. */
export function lines(page) {
  return page.$$eval('.lines tbody tr', (rows) =>
    rows.map((row) => {
      const own = (field) => row.querySelector(`[data-place$="/${field}"]`).firstChild;
      const plain = (field) => {
        for (let node = own(field); node; node = node.nextSibling) {
          if (node.nodeType === Node.TEXT_NODE && node.textContent.trim())
            return node.textContent.trim();
        }
        return '';
      };
      return `${plain('code')} × ${plain('units')}`;
    }),
  );
}

/** Opens the fix of the first finding of a rule. */
export async function openFix(page, rule) {
  const index = (await rules(page)).indexOf(rule);
  await page.click(`[data-fix="${index}"]`);
  await page.waitForSelector('.fix-dialog[open]');
}

/** Applies the fix of the first finding of a rule, with the tick that some ask for. */
export async function applyFix(page, rule) {
  await openFix(page, rule);
  if (await page.$('.fix-dialog .confirm input')) await page.click('.fix-dialog .confirm input');
  await page.click('.fix-dialog .primary');
  await page.waitForSelector('.undo');
}

/** Waits until the browser has drawn what it was told. */
export const drawn = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** Shows the page in a theme, 'light' or 'dark'. */
async function show(page, theme) {
  await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
  await drawn(page);
}

/** What axe finds serious or critical, in a theme and within an element if they are named. */
export async function seriousFaults(page, { theme, within, ...options } = {}) {
  if (theme) await show(page, theme);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (where, chosen) =>
      globalThis.axe.run(where ?? document, { resultTypes: ['violations'], ...chosen }),
    within,
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' | ')}`);
}

/** A picture of the page in both themes, to look at: build/screenshots/. */
export async function shoot(page, view, browser) {
  mkdirSync(join(buildDir, 'screenshots'), { recursive: true });
  for (const theme of ['dark', 'light']) {
    await show(page, theme);
    await page.screenshot({
      path: join(buildDir, 'screenshots', `${view}-${theme}-${browser}.png`),
    });
  }
}

/** "96413 09:25–10:25" of each lane's pieces, from what is said of them. */
export const pieces = (page, lane) =>
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
export const comparison = (page) =>
  page.$$eval('.supported tbody tr', (rows) =>
    rows.map((row) => {
      const cell = (label) => row.querySelector(`[data-label="${label}"]`).textContent.trim();
      const outcome = row.querySelector('.outcome').firstChild.nextSibling.textContent.trim();
      return `${row.dataset.code}: ${cell('Billed')} → ${cell('Supported')}, ${outcome}`;
    }),
  );
