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

/** A day that exists, `2026-05-11`, not before 1900. */
export const day: z.ZodType<PlainDate, string> =
  z.string().refine((value) => holds(plainDate)(value) && value >= '1900-01-01', 'INVALID_DATE').transform((value) => value as PlainDate);

/** A moment with its offset. */
export const moment: z.ZodType<Instant, string> = z.string().max(40).refine(holds(instant), 'INVALID_INSTANT').transform((value) => instant(value));
