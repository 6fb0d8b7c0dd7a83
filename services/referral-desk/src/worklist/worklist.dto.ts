import { addDays, plainDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import { AGENCIES, DomainError, Id, InstantField, REFERRAL_STATES, ROLES } from '@referrals/contracts';
import { z } from 'zod';
import { WorklistItem } from '../referral/referral.dto.js';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'INVALID_DATE').meta({ format: 'date' });
const Filter = {
  state: z.enum(REFERRAL_STATES).optional(),
  agency: z.enum(AGENCIES).optional(),
  role: z.enum(ROLES).optional(),
  /** A prefix of two to twelve digits. */
  division: z.string().regex(/^[0-9]{2,12}$/).optional(),
  number: z.string().trim().min(1).max(32).optional(),
  /** A decision's code. */
  code: z.string().regex(/^[A-Z][A-Z_]{1,39}$/).optional(),
  /** First and last day of filing, in China. */
  from: Day.optional(),
  to: Day.optional(),
  mine: z.enum(['true', 'false']).optional(),
};

export const WorklistQueryString = z.strictObject({
  ...Filter,
  sort: z.enum(['filedAt', '-filedAt']).default('-filedAt'),
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const CountsQueryString = z.strictObject({ ...Filter, history: z.enum(['true', 'false']).optional() });
export type WorklistFilter = z.output<typeof CountsQueryString>;

export const WorklistPage = z.object({ items: z.array(WorklistItem), next: z.string().nullable() });
export const WorklistCounts = z.object({
  total: z.int(), counts: z.array(z.object({ state: z.enum(REFERRAL_STATES), agency: z.enum(AGENCIES), role: z.enum(ROLES), count: z.int() })),
});

/** Where a page begins: after this row in the order of filing. */
export interface Cursor { readonly filedAt: Instant; readonly id: string }

export const cursorText = ({ filedAt, id }: Cursor): string => Buffer.from(`${filedAt} ${id}`).toString('base64url');

export function readCursor(text: string): Cursor {
  const [filedAt, id] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!InstantField.safeParse(filedAt).success || !Id.safeParse(id).success) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return { filedAt: filedAt as Instant, id: String(id) };
}

/** Start of the day in China; `offset` 1 gives the end of it. @throws DomainError INVALID_DATE */
export function dayStart(day: string, field: string, offset = 0): Instant {
  try {
    return startOfShanghaiDay(addDays(plainDate(day), offset));
  } catch {
    throw new DomainError('INVALID_DATE', { field });
  }
}
