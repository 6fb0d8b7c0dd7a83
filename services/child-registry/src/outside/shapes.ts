import { plainDate, type PlainDate } from '@referrals/calendar';
import { z } from 'zod';

/** A day that exists. @throws DomainError INVALID_DATE */
export const Day = z.string().transform((text): PlainDate => plainDate(text));
/** Nobody said: absent or null. */
export const MaybeDay = Day.nullish();
/** A division's code: 6, 9 or 12 digits. */
export const Code = z.string().regex(/^(?:\d{6}|\d{9}|\d{12})$/);
export const Term = z.object({ from: Day, to: MaybeDay });
export const Count = z.int().min(0);
export const Sex = z.enum(['MALE', 'FEMALE']);
