import { Id, InstantField } from '@referrals/contracts';
import { z } from 'zod';
import { moment } from '../form/dates.schema.js';
import { LINE, text } from '../form/text.schema.js';

/** A decision to tell the guardians, or not to, with its reason. */
export const GuardiansTold = z.strictObject({
  told: z.boolean(),
  reason: text(LINE),
  how: z.enum(['PHONE', 'IN_PERSON', 'LETTER']).optional(),
  /** When they were told; now unless said. */
  at: moment.optional(),
  /** A check for abuse was made before. */
  abuseChecked: z.boolean().optional(),
});
export type GuardiansTold = z.output<typeof GuardiansTold>;

export const GuardianDecision = z.object({ reportId: Id, n: z.int(), told: z.boolean(), decidedAt: InstantField });
export type GuardianDecision = z.output<typeof GuardianDecision>;
