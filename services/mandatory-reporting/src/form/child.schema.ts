import { z } from 'zod';
import { day } from './dates.schema.js';
import { idNumberFault, normalIdNumber } from './id-number.domain.js';
import { line, phone, short } from './text.schema.js';

export const CHILD_CATEGORIES = ['LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'DE_FACTO_UNSUPPORTED', 'MIGRANT'] as const;

const idNumber = z.string().max(40).transform(normalIdNumber).superRefine((value, context) => {
  const fault = idNumberFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

const Guardian = z.strictObject({ name: short.optional(), relation: short.optional(), phone: phone.optional() });

/** A way and an hour at which somebody can be reached without danger to them. */
export const SafeContact = z.strictObject({ way: line.optional(), hour: short.optional() });

/** The child, as far as known; `{"unknown": true}` when nothing is. */
export const Child = z.strictObject({
  unknown: z.boolean().optional(),
  name: short.optional(),
  sex: z.enum(['MALE', 'FEMALE']).optional(),
  birthDate: day.optional(),
  idNumber: idNumber.optional(),
  phone: phone.optional(),
  schoolName: short.optional(),
  grade: short.optional(),
  className: short.optional(),
  compulsoryEducationDone: z.boolean().optional(),
  hukou: line.optional(),
  residence: line.optional(),
  whereNow: line.optional(),
  sleepsTonight: line.optional(),
  disability: line.optional(),
  categories: z.array(z.enum(CHILD_CATEGORIES)).max(CHILD_CATEGORIES.length).optional(),
  guardian: Guardian.optional(),
  safeContact: SafeContact.optional(),
}, { error: (issue) => (issue.input === undefined ? 'CHILD_REQUIRED' : undefined) });
export type Child = z.output<typeof Child>;
