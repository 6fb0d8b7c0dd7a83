import { instant, plainDate, type Instant, type PlainDate } from '@referrals/calendar';
import { z } from 'zod';

const holds = (read: (value: string) => unknown) => (value: string): boolean => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};

/** Text of an instant compares like the instant between these years; outside them it is a slip of the pen, or cannot be stored. */
const conceivable = (value: string): boolean => value >= '1900' && value < '2200';

/** A day that exists, `2026-05-11`, between 1900 and 2199. */
export const day: z.ZodType<PlainDate, string> =
  z.string().refine((value) => holds(plainDate)(value) && conceivable(value), 'INVALID_DATE').meta({ format: 'date' }).transform((value) => value as PlainDate);

/** A moment with its offset, between 1900 and 2199. */
export const moment: z.ZodType<Instant, string> =
  z.string().max(40).refine((value) => holds(instant)(value) && conceivable(instant(value)), 'INVALID_INSTANT').meta({ format: 'date-time' }).transform((value) => instant(value));
