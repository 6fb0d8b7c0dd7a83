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

/** Opaque to clients: what it says may change between releases. */
export const cursorOf = ({ value, id }: Place): string => Buffer.from(id === undefined ? value : `${value} ${id}`).toString('base64url');

/** @throws DomainError INVALID_CURSOR for one that no page of such a list gave */
export function placeOfCursor(cursor: string, ordered: Ordered, unique: boolean): Place {
  const text = Buffer.from(cursor, 'base64url').toString();
  const end = unique ? text.length : text.lastIndexOf(' ');
  const [value, id] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
  if (!ORDERED[ordered].is(value) || (!unique && !isId(id))) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return unique ? { value } : { value, id };
}
