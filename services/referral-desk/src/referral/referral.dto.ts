import { instant } from '@referrals/calendar';
import { AGENCIES, BECAUSES, Id, InstantField, REFERRAL_STATES, ROLES, SITES } from '@referrals/contracts';
import { z } from 'zod';
import type { CaseFile, Referral } from '../case/case.domain.js';
import { ACTIONS, type Action } from './moves.domain.js';

/** A moment as clients write it, with an offset; read as UTC. */
export const Moment = z.string().max(40).meta({ format: 'date-time' }).transform((text, context) => {
  try {
    return instant(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'INVALID_INSTANT' });
    return z.NEVER;
  }
});
export const Words = (max: number): z.ZodString => z.string().trim().min(1).max(max);
const Code = z.string().regex(/^[A-Z][A-Z_]{1,39}$/, 'CODE_NOT_ALLOWED');

export const NothingBody = z.strictObject({});
export const AcknowledgeBody = z.strictObject({ number: Words(100).optional(), at: Moment.optional() });
export const TellBody = z.strictObject({
  code: Code.optional(), at: Moment.optional(), number: Words(100).optional(), text: Words(2_000).optional(), note: Words(2_000).optional(),
  toAgency: z.enum(AGENCIES).optional(), proof: Words(500).optional(), withhold: z.strictObject({ reason: Words(500) }).optional(),
});
export const ReturnBody = z.strictObject({ reason: z.string().min(1).max(40), note: Words(2_000).optional() });
export const DestinationBody = z.strictObject({ desk: Id.optional(), agency: z.enum(AGENCIES).optional(), reason: Words(500) });
export const ReasonBody = z.strictObject({ reason: Words(500) });

export const ReferralViewSchema = z.object({
  id: Id, reportId: Id, number: z.string(), agency: z.enum(AGENCIES), site: z.enum(SITES), role: z.enum(ROLES), state: z.enum(REFERRAL_STATES),
  owner: Id, because: z.enum(BECAUSES), version: z.int(), allowedActions: z.array(z.enum(ACTIONS)),
});
export type ReferralView = z.output<typeof ReferralViewSchema>;

/** A referral after a move: what a client needs for the next one. */
export function referralView(file: Pick<CaseFile, 'reportId' | 'number'>, referral: Referral, actions: readonly Action[]): ReferralView {
  return {
    id: referral.id, reportId: file.reportId, number: file.number, agency: referral.agency, site: referral.site, role: referral.role,
    state: referral.state, owner: referral.owner, because: referral.because, version: referral.version, allowedActions: [...actions],
  };
}

export const WorklistItem = ReferralViewSchema.extend({
  filedAt: InstantField, division: z.string().nullable(), claimed: z.enum(['NOBODY', 'ME', 'OTHER']), backup: z.boolean(), supplementedAt: InstantField.nullable(),
});
export type WorklistItem = z.output<typeof WorklistItem>;
