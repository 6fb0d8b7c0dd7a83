import { dayExists } from '@referrals/calendar';
import { z } from 'zod';
import { fullCode, isJurisdiction } from '../divisions/division-code.domain.js';

const plain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

/** A name of an office or a person: one line, trimmed. */
export const Name = z.string().max(100).trim().min(1).refine(plain);
/** A division code in 6, 9 or 12 digits, read into the published twelve. */
export const DivisionCode = z.string().regex(/^(?:\d{6}|\d{9}|\d{12})$/, 'DIVISION_CODE_INVALID').transform((code) => fullCode(code) ?? code);
export const Jurisdiction = z.string().refine(isJurisdiction, 'JURISDICTION_INVALID');
export const Day = z.string().refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && dayExists(day), 'INVALID_DATE').meta({ format: 'date' });

/** Text searched for, anywhere in a name. */
export const Search = z.string().max(50).trim().min(1).refine(plain).transform((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);

/** A page: `cursor` is the `next` of the page before. */
export const pageFields = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export function pageOf<T extends z.ZodType>(item: T): z.ZodObject<{ items: z.ZodArray<T>; next: z.ZodOptional<z.ZodString> }> {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
