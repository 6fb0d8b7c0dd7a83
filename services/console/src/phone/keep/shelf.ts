import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Sealed } from '../../shared/sealing';
import type { KeptItem } from './kept-item';
import type { Person } from './who';

/** The key of the person at this device, so that a page opened without a line still shows them their own. */
export interface PersonKey extends Person { readonly id: 'person'; readonly lockAfterMs: number; readonly seenAt: number }
/** By what this phone opens the session that stays on it: the id, and a key that signs and that no script can read. */
export interface PhoneKey { readonly id: 'phone'; readonly session: string; readonly staff: string; readonly privateKey: CryptoKey; readonly endsAt: string }
/** Something read from the server that is shown without a line, sealed by its owner's key. */
export interface KeptList { readonly id: string; readonly owner: string; readonly sealed: Sealed }

interface Shelves extends DBSchema {
  items: { key: string; value: KeptItem };
  keys: { key: string; value: PersonKey | PhoneKey };
  lists: { key: string; value: KeptList };
}

let opened: Promise<IDBPDatabase<Shelves>> | undefined;

/** Opened once; opened anew after it could not be, or after the browser closed it. */
async function database(): Promise<IDBPDatabase<Shelves>> {
  opened ??= openShelves();
  try {
    return await opened;
  } catch (error) {
    forget();
    throw error;
  }
}

function forget(): void {
  opened = undefined;
}

async function openShelves(): Promise<IDBPDatabase<Shelves>> {
  return await openDB<Shelves>('phone', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('items', { keyPath: 'id' });
      fresh.createObjectStore('keys', { keyPath: 'id' });
      fresh.createObjectStore('lists', { keyPath: 'id' });
    },
    terminated: forget,
  });
}

/** What is kept in this page alone: gone when it is closed. */
const inPage = new Map<string, KeptItem>();

/** Browsers that keep nothing (private windows of some) refuse the database: then the page keeps what it has. */
export async function allItems(): Promise<readonly KeptItem[]> {
  const kept = await database().then((found) => found.getAll('items')).catch(() => []);
  return [...kept.filter(({ id }) => !inPage.has(id)), ...inPage.values()].sort((one, other) => one.savedAt - other.savedAt);
}

export async function itemOf(id: string): Promise<KeptItem | undefined> {
  return inPage.get(id) ?? await database().then((found) => found.get('items', id)).catch(() => undefined);
}

/** Resolves when it lies there. @returns whether it lies on the device, and not in this page alone */
export async function putItem(item: KeptItem, onDevice: boolean): Promise<boolean> {
  const isKept = onDevice && await database().then((found) => found.put('items', item)).then(() => true, () => false);
  if (isKept) inPage.delete(item.id);
  else {
    inPage.set(item.id, item);
    await database().then((found) => found.delete('items', item.id)).catch(() => undefined);
  }
  return isKept;
}

/** Changes what lies there now, and nothing that was put there meanwhile; undefined deletes it. What does not lie there stays away. */
export async function changeItem(id: string, change: (item: KeptItem) => KeptItem | undefined): Promise<void> {
  const here = inPage.get(id);
  if (here !== undefined) {
    const changed = change(here);
    if (changed === undefined) inPage.delete(id);
    else inPage.set(id, changed);
    return;
  }
  await database().then(async (found) => {
    const { store, done } = found.transaction('items', 'readwrite');
    const item = await store.get(id);
    const changed = item === undefined ? undefined : change(item);
    if (changed !== undefined && changed !== item) await store.put(changed);
    if (item !== undefined && changed === undefined) await store.delete(id);
    await done;
  }).catch(() => undefined);
}

export const isInPage = (id: string): boolean => inPage.has(id);

export async function dropItem(id: string): Promise<void> {
  inPage.delete(id);
  await database().then((found) => found.delete('items', id)).catch(() => undefined);
}

async function keyAt<Id extends 'person' | 'phone'>(id: Id): Promise<Extract<PersonKey | PhoneKey, { id: Id }> | undefined> {
  return await database().then((found) => found.get('keys', id)).catch(() => undefined) as Extract<PersonKey | PhoneKey, { id: Id }> | undefined;
}

/** One that was put here before a session had its name is none. */
export async function personKey(): Promise<PersonKey | undefined> {
  const found: Partial<PersonKey> | undefined = await keyAt('person');
  return found?.session === undefined ? undefined : found as PersonKey;
}

export const phoneKey = async (): Promise<PhoneKey | undefined> => await keyAt('phone');

/** Rejects where the device keeps nothing: then there is nothing to open by a PIN. */
export async function putPhoneKey(key: PhoneKey): Promise<void> {
  await (await database()).put('keys', key);
}

export async function dropPhoneKey(): Promise<void> {
  await database().then((found) => found.delete('keys', 'phone')).catch(() => undefined);
}

export async function putPersonKey(key: PersonKey): Promise<void> {
  await database().then((found) => found.put('keys', key)).catch(() => undefined);
}

/** What that person left is unreadable from here on, until they sign in. */
export async function dropPersonKey(): Promise<void> {
  await database().then((found) => found.delete('keys', 'person')).catch(() => undefined);
}

export const listOf = async (id: string): Promise<KeptList | undefined> => await database().then((found) => found.get('lists', id)).catch(() => undefined);

export async function putList(list: KeptList): Promise<void> {
  await database().then((found) => found.put('lists', list)).catch(() => undefined);
}

export async function dropLists(): Promise<void> {
  await database().then((found) => found.clear('lists')).catch(() => undefined);
}
