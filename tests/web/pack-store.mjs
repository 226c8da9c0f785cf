// The page's database of imported tables, seen from outside.

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
