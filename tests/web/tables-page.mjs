// The page's dialog of imported tables, and the database that keeps them, seen from outside.

import { texts, until } from './page.mjs';

/** What the dialog says last holds these words. */
export const said = (page, words) =>
  until(page, (w) => document.querySelector('.said-of-tables').textContent.includes(w), words);
export const added = (page) => texts(page, '.tables-dialog .table-file b');

export async function openTables(page) {
  await page.click('.provenance button');
  await page.waitForSelector('.tables-dialog[open]');
}

export async function closeTables(page) {
  await page.keyboard.press('Escape');
  await until(page, () => !document.querySelector('dialog[open]'));
}

/** Removes every imported table, in the open dialog. */
export async function removeTables(page) {
  const buttons = '.packs > li > button';
  for (let left = (await page.$$(buttons)).length; left > 0; left -= 1) {
    await page.click(buttons);
    await until(page, (all, n) => document.querySelectorAll(all).length < n, buttons, left);
  }
}

/** What the browser keeps of this page's database. */
export const stored = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('infusecheck', 1);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('packs').objectStore('packs').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result.map(({ bytes }) => new TextDecoder().decode(bytes)));
          };
        };
      }),
  );

/** A pack of a format yet to come, as an earlier visit would have left it. */
export const leavePack = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('infusecheck', 1).onsuccess = ({ target: { result } }) => {
          const change = result.transaction('packs', 'readwrite');
          const pack = { manifest: { format: 99, id: '<b>odd</b>', version: '1', tables: {} } };
          const bytes = new TextEncoder().encode(JSON.stringify({ ...pack, tables: {} }));
          change.objectStore('packs').add({ bytes });
          change.oncomplete = () => (result.close(), resolve());
        };
      }),
  );
