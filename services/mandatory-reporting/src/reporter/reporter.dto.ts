import { Id, InstantField, REPORTER_KINDS } from '@referrals/contracts';
import { z } from 'zod';
import { LINE, text } from '../form/text.schema.js';

export const Unseal = z.strictObject({ reason: text(LINE) });
export type Unseal = z.output<typeof Unseal>;

/** The reporter's identity as it was sealed; beside these whatever else the reporter told of themselves. */
export const UnsealedReporter = z.looseObject({
  kind: z.enum(REPORTER_KINDS), confidential: z.boolean(), organisation: Id.optional(), staff: Id.optional(),
  recordedBy: z.object({ staff: Id, organisation: Id }).optional(), name: z.string().optional(), phone: z.string().optional(),
});
export type UnsealedReporter = z.output<typeof UnsealedReporter>;

export const Accesses = z.object({
  items: z.array(z.object({
    at: InstantField, staff: Id.nullable(), desk: Id.nullable(), what: z.string(), level: z.string().nullable(), reason: z.string().nullable(),
  })),
});
export type Accesses = z.output<typeof Accesses>;
