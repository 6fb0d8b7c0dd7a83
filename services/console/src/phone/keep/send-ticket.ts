import { ask } from '../../shared/api';
import type { KeptItem } from './kept-item';
import { makePair } from './seal';

/** A draft's pair and, when the line is there, the ticket by which it may be sent in its owner's name later. What cannot be had now is asked for at the next saving. */
export async function withTicket(item: KeptItem): Promise<KeptItem> {
  const { owner, ticket, id: key, path } = item;
  if (owner === null || ticket !== undefined) return item;
  const paired = item.publicKey === undefined ? { ...item, ...await makePair() } : item;
  const asked = await ask<{ ticket: string }>('/session/ticket', { key, method: 'POST', path, publicKey: paired.publicKey }).catch(() => undefined);
  return asked === undefined ? paired : { ...paired, ticket: asked.ticket };
}
