import { AGENCIES, Id, InstantField } from '@referrals/contracts';
import { z } from 'zod';
import { GIVEN_METHODS, type Decision, type Feedback } from '../case/case.domain.js';
import { ReferralViewSchema, WorklistItem } from './referral.dto.js';

const DecisionView = z.object({
  id: Id, code: z.string(), ends: z.boolean(), at: z.string(), recordedAt: z.string(), desk: Id, number: z.string().nullable(), text: z.string().nullable(),
  note: z.string().nullable(), proof: z.string().nullable(), toAgency: z.enum(AGENCIES).nullable(), withheld: z.string().nullable(), releasedAt: z.string().nullable(),
});
const FeedbackView = z.object({
  id: Id, agency: z.enum(AGENCIES), text: z.string(), at: z.string(), receivedAt: z.string().nullable(),
  given: z.object({ method: z.enum(GIVEN_METHODS), at: z.string(), reason: z.string().nullable() }).nullable(),
});
const NoteView = z.object({
  action: z.string(), at: z.string(), desk: Id.nullable(), reason: z.string().nullable(), note: z.string().nullable(), number: z.string().nullable(),
  saidAt: z.string().nullable(),
});
export type NoteView = z.output<typeof NoteView>;

/** Fields of the present are absent where a desk gave the referral away: it keeps only what it did itself. */
export const ReferralDetail = WorklistItem.partial().extend(ReferralViewSchema.pick({ id: true, reportId: true, number: true, allowedActions: true }).shape).extend({
  filedAt: InstantField, ownedSince: InstantField.optional(), backupDesk: Id.nullable().optional(), backupFrom: InstantField.nullable().optional(),
  returns: z.int().optional(), transfers: z.int().optional(), bound: z.boolean().optional(), mergedInto: Id.nullable().optional(), gaveAwayAt: InstantField.nullable(),
  /** Why this desk: it, and `because`. */
  desk: z.object({ id: Id, name: z.string(), agency: z.enum(AGENCIES), jurisdiction: z.string() }).optional(),
  decisions: z.array(DecisionView), feedback: z.array(FeedbackView), notes: z.array(NoteView),
});
export type ReferralDetail = z.output<typeof ReferralDetail>;

/** Without the person: a desk answers. */
export function decisionView({ id, code, ends, at, recordedAt, desk, number, text, note, proof, toAgency, withheld, releasedAt }: Decision): z.output<typeof DecisionView> {
  return { id, code, ends, at, recordedAt, desk, number, text, note, proof, toAgency, withheld, releasedAt };
}

export function feedbackView({ id, agency, text, at, receivedAt, given }: Feedback): z.output<typeof FeedbackView> {
  return { id, agency, text, at, receivedAt, given: given && { method: given.method, at: given.at, reason: given.reason } };
}
