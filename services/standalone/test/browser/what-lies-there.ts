import type { Page } from 'playwright-core';

/** Runs in the page, through the debugger: everything the device keeps, as bytes and as text. */
const LOOK = `(async () => {
  const texts = [location.href, document.title, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const tell = async (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer);
      for (const kind of ['utf-8', 'utf-16le', 'latin1']) texts.push(new TextDecoder(kind).decode(bytes));
    } else if (value instanceof CryptoKey) texts.push('key ' + value.extractable);
    else if (value !== null && typeof value === 'object') for (const [name, part] of Object.entries(value)) { texts.push(name); await tell(part); }
    else texts.push(String(value));
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done, fail) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); });
    for (const store of database.objectStoreNames) {
      await tell(await new Promise((done, fail) => { const asked = database.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); }));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) { texts.push(request.url); texts.push(await (await cache.match(request)).text()); }
  }
  return texts.join('\\n');
})()`;

/** All that lies on the device for this site: address, title, storages, databases, caches. Keys that could be read say so: `key true`. */
export async function whatLiesThere(page: Page): Promise<string> {
  return await page.evaluate<string>(LOOK);
}

/** How many things somebody wrote or submitted lie on the device. */
export async function itemsThere(page: Page): Promise<number> {
  return await page.evaluate<number>(`new Promise((done) => {
    const asked = indexedDB.open('phone');
    asked.onsuccess = () => { const count = asked.result.transaction('items').objectStore('items').count(); count.onsuccess = () => { asked.result.close(); done(count.result); }; };
  })`);
}
