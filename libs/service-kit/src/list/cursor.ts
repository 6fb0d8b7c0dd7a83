import { hash } from 'node:crypto';
import { isDayOfOurs, readMoment } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { isStorable } from '../http/field.js';

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What the column of an order holds: its type in PostgreSQL, and whether a text out of a cursor is one. */
export const ORDERED = {
  moment: { type: 'timestamptz', is: (text: string) => readMoment(text) !== undefined },
  day: { type: 'date', is: isDayOfOurs },
  id: { type: 'uuid', is: isId },
  text: { type: 'text', is: (text: string) => text !== '' && text.length <= 200 && isStorable(text) },
} as const;
export type Ordered = keyof typeof ORDERED;

/** Where a page of a list begins: after the row with this value, and this id where the value alone is not unique. */
export interface Place { readonly value: string; readonly id?: string }

/** Which list a cursor is of: its rows, its order, and what was asked of it. */
export interface ListAsked {
  readonly of: readonly unknown[];
  /** The query as it was read; where a page begins and how long it is play no part. */
  readonly asked: object;
}

/** The same for every page of a list, and another when it is sorted or filtered otherwise. */
export function listMark({ of, asked }: ListAsked): string {
  const filters = Object.entries(asked).filter(([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify([of, filters]), 'base64url').slice(0, 11);
}

/** Opaque to clients: what it says may change between releases. */
export const cursorOf = ({ value, id }: Place, mark: string): string => Buffer.from([mark, value, ...(id === undefined ? [] : [id])].join(' ')).toString('base64url');

/** @throws DomainError INVALID_CURSOR for one that no page of this list gave, sorted and filtered as it is asked for now */
export function placeOfCursor(cursor: string, ordered: Ordered, unique: boolean, mark: string): Place {
  const [, given, text = ''] = /^(\S*) (.*)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const end = unique ? text.length : text.lastIndexOf(' ');
  const [value, id] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
  if (given !== mark || !ORDERED[ordered].is(value) || (!unique && !isId(id))) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return unique ? { value } : { value, id };
}
