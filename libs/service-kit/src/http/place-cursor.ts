import { instant, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { isUUID } from 'class-validator';
import { isMoment } from './time-fields.js';

/** Where a page of a list ordered by moment and id begins: after this row. */
export interface Place { readonly at: Instant; readonly id: string }

export const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** @throws DomainError INVALID_CURSOR for one that nobody gave */
export function placeOfCursor(cursor: string): Place {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isMoment(at) || !isUUID(id) || more.length > 0) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return { at: instant(at), id: id.toLowerCase() };
}
