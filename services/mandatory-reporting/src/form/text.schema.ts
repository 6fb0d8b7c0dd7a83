import { z } from 'zod';

/** Text a person wrote: at most `max` characters, never only blanks; no character that storage or canonical JSON cannot hold. */
export const text = (max: number): z.ZodType<string> =>
  z.string().max(max).refine((value) => value.trim() !== '', 'BLANK_TEXT').refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'INVALID_TEXT').meta({ pattern: '\\S' });

export const SHORT = 100;
export const LINE = 500;
export const STORY = 10_000;

export const line = text(LINE);
export const short = text(SHORT);
/** A telephone number as people write it. */
export const phone = z.string().regex(/^\+?[0-9][0-9 ()-]{4,23}$/, 'PHONE_INVALID');
