import { z } from 'zod';
import { AGENCIES, BECAUSES, REFERRAL_STATES, ROLES, SITES } from '../codes.js';
import { defineEvent, Id, InstantField } from '../event.js';
import { dutyEvents } from './duty-events.js';

/** The referral as it stands after the fact; who may read what at the report's owner follows from it. */
export const ReferralSnapshot = z.object({
  reportId: Id,
  referralId: Id,
  agency: z.enum(AGENCIES),
  site: z.enum(SITES),
  role: z.enum(ROLES),
  state: z.enum(REFERRAL_STATES),
  /** The desk that owns it. */
  owner: Id,
  because: z.enum(BECAUSES),
  /** A desk that sees and may act from this moment on while the owner has made no move of its own. */
  backup: z.object({ desk: Id, from: InstantField }).optional(),
  /** Desks that see it besides (the coordinator after a third transfer). */
  watchers: z.array(Id).max(20),
  /** Staff who recused themselves from the case. */
  recused: z.array(Id).max(200),
  /** Desks that must never see the case. */
  excludedDesks: z.array(Id).max(200),
  version: z.int().positive(),
  at: InstantField,
});
export type ReferralSnapshot = z.output<typeof ReferralSnapshot>;

const example: ReferralSnapshot = {
  reportId: '01970000-0000-7000-8000-000000000101', referralId: '01970000-0000-7000-8000-000000000201', agency: 'PSB',
  site: 'NOW', role: 'LEAD', state: 'routed', owner: '01970000-0000-7000-8000-00000000000a', because: 'LONGEST_PREFIX',
  watchers: [], recused: [], excludedDesks: [], version: 1, at: '2026-05-11T00:20:00.100Z',
};

const code = z.string().regex(/^[A-Z_]{2,40}$/);

function referralEvent<S extends z.ZodRawShape>(verb: string, summary: string, extra: S, extraExample: z.output<z.ZodObject<S>>) {
  return defineEvent({
    type: `referral-desk.referral.${verb}.v1`,
    summary,
    data: z.object({ ...ReferralSnapshot.shape, ...extra }),
    example: { ...example, ...extraExample } as never,
  });
}

export const ReferralRouted = referralEvent('routed', 'A referral came onto a desk: by filing, addition or hand-over.', {}, {});
export const ReferralOpened = referralEvent('opened', 'A member of the owning desk read it: delivered is not opened.', {}, {});
export const ReferralAcknowledged = referralEvent('acknowledged', 'The desk took it on.', {}, {});
export const ReferralDecided = referralEvent('decided', 'The desk reported a decision; the referral stays open.', { code }, { code: 'CRIM_FILED' });
export const ReferralConcluded = referralEvent('concluded', 'The desk reported its conclusion.', { code }, { code: 'WARNING_LETTER' });
export const ReferralReturned = referralEvent('returned', "The desk handed it back; the coordinator's desk owns it now.", { reason: code }, { reason: 'NOT_HERE' });
export const ReferralRerouted = referralEvent('rerouted', 'The coordinator sent it to the right desk or agency.', {}, {});
export const ReferralTransferred = referralEvent('transferred', 'It moved to another desk of the same agency.', {}, {});
export const ReferralMoved = referralEvent('moved', 'A conflict, a closed desk or the last member leaving moved it.', {}, {});
export const ReferralReopened = referralEvent('reopened', 'A concluded referral is open again; the old conclusion stays.', {}, {});
export const ReferralRoleRaised = referralEvent('role-raised', 'Its role rose by a supplement or by work handed to it.', {}, {});
export const ReferralMerged = referralEvent('merged', 'It was rerouted onto another, whose owner is its owner now.', { into: Id }, { into: '01970000-0000-7000-8000-000000000202' });
export const ReferralClaimed = referralEvent('claimed', 'A member of the desk took it in hand.', {}, {});
export const ReferralUnclaimed = referralEvent('unclaimed', 'Who had it in hand put it down, was relieved of it or suspended: it is in nobody’s hand.', {}, {});
export const ReferralRecused = referralEvent('recused', 'A person who knows the family stepped aside; the desk keeps it.', {}, {});
export const ReferralReleased = referralEvent('released', 'What was held back for the investigation may be told now.', {}, {});
export const ReferralSupplemented = referralEvent(
  'supplemented', 'Something new was told about it, or came to it: it is unread since the first of it. The version does not change.',
  { unreadSince: InstantField }, { unreadSince: '2026-05-12T00:20:00.000Z' },
);
export const ReferralRead = referralEvent('read', 'A member of the owning desk, or of its backup, read what was new.', {}, {});
export const ReferralFedBack = referralEvent('fed-back', 'All its answers reached the reporter.', {}, {});

export const ReassignmentDue = defineEvent({
  type: 'referral-desk.task.reassignment-due.v1',
  summary: 'A desk closed or has nobody left: the referrals of this report it owns must move, under the lock of their case.',
  data: z.object({ reportId: Id, desk: Id }),
  example: { reportId: example.reportId, desk: example.owner },
});

/** What becomes of the duties of the desks. */
export const referralDeskDutyEvents = dutyEvents('referral-desk');

/** An answer that the reporter is to have, and how that ended. */
const feedback = { reportId: Id, referralId: Id, feedbackId: Id, agency: z.enum(AGENCIES), owner: Id, at: InstantField };
const feedbackExample = {
  reportId: example.reportId, referralId: example.referralId, feedbackId: '01970000-0000-7000-8000-000000000301', agency: 'PSB', owner: example.owner, at: example.at,
} as const;

export const FeedbackMade = defineEvent({
  type: 'referral-desk.feedback.made.v1', summary: 'A decision became an answer that the reporter is to have.',
  data: z.object({ ...feedback, code }), example: { ...feedbackExample, code: 'CRIM_FILED' },
});
export const FeedbackEnded = defineEvent({
  type: 'referral-desk.feedback.ended.v1', summary: 'The reporter has the answer, or a desk recorded how it was given. `endedAt`: when that was.',
  data: z.object({ ...feedback, endedAt: InstantField, how: z.string().regex(/^[A-Z_]{2,40}$/) }), example: { ...feedbackExample, endedAt: example.at, how: 'RECEIVED' },
});
export const DecisionWithheld = defineEvent({
  type: 'referral-desk.decision.withheld.v1', summary: 'A decision that the reporter may not be told yet.',
  data: z.object({ reportId: Id, referralId: Id, decisionId: Id, agency: z.enum(AGENCIES), owner: Id, at: InstantField, code }),
  example: {
    reportId: example.reportId, referralId: example.referralId, decisionId: '01970000-0000-7000-8000-000000000401', agency: 'PSB', owner: example.owner, at: example.at, code: 'COERCIVE',
  },
});

export const ClaimReleaseDue = defineEvent({
  type: 'referral-desk.task.claim-release-due.v1',
  summary: 'Somebody was suspended: what they had in hand of this report is released, under the lock of its case.',
  data: z.object({ reportId: Id, staff: Id }),
  example: { reportId: example.reportId, staff: '01970000-0000-7000-8000-00000000000c' },
});

export const UnheardSupplementDue = defineEvent({
  type: 'referral-desk.task.unheard-supplement-due.v1',
  summary: 'A supplement came to this report before a supplement was work to the desks: it is told now, under the lock of the case.',
  data: z.object({ reportId: Id }),
  example: { reportId: example.reportId },
});

export const referralDeskEvents = [
  ReferralRouted, ReferralOpened, ReferralAcknowledged, ReferralDecided, ReferralConcluded, ReferralReturned, ReferralRerouted,
  ReferralTransferred, ReferralMoved, ReferralReopened, ReferralRoleRaised, ReferralMerged, ReferralClaimed, ReferralUnclaimed, ReferralRecused,
  ReferralReleased, ReferralFedBack, ReferralSupplemented, ReferralRead, ReassignmentDue, ClaimReleaseDue, UnheardSupplementDue, FeedbackMade, FeedbackEnded, DecisionWithheld,
  ...Object.values(referralDeskDutyEvents),
] as const;
