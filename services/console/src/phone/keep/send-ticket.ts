import { ask } from '../../shared/api';
import { within } from '../../shared/within';
import type { KeptItem } from './kept-item';
import { makePair } from './item-keys';
import { changeItem } from './shelf';

const asked = new Set<string>();

/** With the pair whose public half its ticket will name. What nobody signed in writes needs none. */
export async function withPair(item: KeptItem): Promise<KeptItem> {
  return item.owner === null || item.publicKey !== undefined ? item : { ...item, ...await makePair() };
}

/**
 * Gets the ticket by which what lies there may be sent in its owner's name later, and puts it with the item, whatever that has become meanwhile.
 * Nobody waits for it: what cannot be had now is asked for at the next saving.
 */
export async function fetchTicket({ owner, ticket, id: key, path, publicKey }: KeptItem): Promise<void> {
  if (owner === null || ticket !== undefined || publicKey === undefined || asked.has(key)) return;
  asked.add(key);
  try {
    const answer = await within((signal) => ask<{ ticket: string }>('/session/ticket', { key, method: 'POST', path, publicKey }, signal));
    await changeItem(key, (item) => item.publicKey?.x === publicKey.x ? { ...item, ticket: answer.ticket } : item);
  } catch {
    // The next saving asks again.
  } finally {
    asked.delete(key);
  }
}
