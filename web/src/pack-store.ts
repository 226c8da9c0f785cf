// Imported tables between visits, in IndexedDB. Tables of CMS's are all that is ever put here,
// never anything of a claim. Every call fails where the browser keeps nothing.

const NAME = 'infusecheck';
const STORE = 'packs';

export interface StoredPack {
  id: number;
  bytes: Uint8Array;
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}

async function ask<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = run(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error!);
  }).finally(() => database.close());
}

/** In the order they came. */
export const storedPacks = () => ask<StoredPack[]>('readonly', (store) => store.getAll());
export const storePack = (bytes: Uint8Array) =>
  ask('readwrite', (store) => store.add({ bytes })) as Promise<number>;
export const forgetPack = (id: number) => ask('readwrite', (store) => store.delete(id));
