import { AGENCIES, Id, REFERRAL_STATES, REPORT_STATES, ROLES } from '@referrals/contracts';
import { z } from 'zod';

/** How a report stands: what its reporter is told, and a desk that holds a part of it. */
export const ProgressView = z.object({
  reportId: Id,
  state: z.enum(REPORT_STATES),
  referrals: z.array(z.object({ agency: z.enum(AGENCIES), role: z.enum(ROLES), state: z.enum(REFERRAL_STATES) })),
  feedback: z.array(z.object({
    id: Id, referralId: Id, agency: z.enum(AGENCIES), text: z.string(), at: z.string(), receivedAt: z.string().optional(),
    given: z.object({ method: z.string(), at: z.string() }).optional(),
  })),
});
export type ProgressView = z.output<typeof ProgressView>;
