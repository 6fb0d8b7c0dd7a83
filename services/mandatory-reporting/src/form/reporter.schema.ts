import { Id, isCreditCode, REPORTER_KINDS } from '@referrals/contracts';
import { z } from 'zod';
import { SafeContact } from './child.schema.js';
import { line, phone, short } from './text.schema.js';

/** From whom the report must be hidden, by the reporter's wish. */
export const HIDE_FROM = ['UNIT', 'VILLAGE', 'TOWNSHIP'] as const;

/** How the reporter can be reached, and what they ask for; sealed. */
const asked = {
  name: short.optional(),
  unitName: short.optional(),
  unitCode: z.string().refine(isCreditCode, 'CREDIT_CODE_INVALID').optional(),
  post: short.optional(),
  phone: phone.optional(),
  confidential: z.boolean().optional(),
  safeContact: SafeContact.optional(),
  relationToSuspects: line.optional(),
  knownBy: line.optional(),
  hideFrom: z.array(z.enum(HIDE_FROM)).max(HIDE_FROM.length).optional(),
};

/** The teller. `kind` and `organisation` count only where the signed-in person does not report for themselves. */
export const Reporter = z.strictObject({ ...asked, kind: z.enum(REPORTER_KINDS).optional(), organisation: Id.optional() });
export type Reporter = z.output<typeof Reporter>;

/** What a reporter may add to their own part later. */
export const ReporterSupplement = z.strictObject(asked);
export type ReporterSupplement = z.output<typeof ReporterSupplement>;
