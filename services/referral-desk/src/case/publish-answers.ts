import { DecisionWithheld, FeedbackEnded, FeedbackMade } from '@referrals/contracts';
import type { Actor, Change } from '@referrals/database';
import { isEnded, type CaseState, type Feedback } from './case.domain.js';

/** Leaves what became of the answers to the reporter: which are to be given, which were, and what may not be told yet. */
export function publishAnswers(change: Change, before: CaseState | undefined, after: CaseState, actor?: Actor): void {
  const owners = new Map(after.referrals.map(({ id, owner }) => [id, owner]));
  const known = new Map(before?.feedbacks.map((one) => [one.id, one]));
  const about = ({ referralId, agency }: Pick<Feedback, 'referralId' | 'agency'>) =>
    ({ reportId: after.file.reportId, referralId, agency, owner: owners.get(referralId) ?? '', at: change.at });
  for (const feedback of after.feedbacks) {
    const was = known.get(feedback.id);
    if (was === undefined) change.emit(FeedbackMade, { ...about(feedback), feedbackId: feedback.id, code: codeOf(after, feedback) }, feedback.id);
    if (!isEnded(feedback) || (was !== undefined && isEnded(was))) continue;
    const how = feedback.receivedAt === null && feedback.given !== null ? `GIVEN_${feedback.given.method}` : 'RECEIVED';
    change.record('feedback.ended', { feedback: feedback.id, referral: feedback.referralId, how }, actor);
    change.emit(FeedbackEnded, { ...about(feedback), feedbackId: feedback.id, endedAt: feedback.receivedAt ?? feedback.given?.at ?? change.at, how }, feedback.id);
  }
  const decided = new Set(before?.decisions.map(({ id }) => id));
  for (const { id, referralId, code, withheld } of after.decisions) {
    const agency = after.referrals.find((one) => one.id === referralId)?.agency;
    if (withheld === null || agency === undefined || decided.has(id)) continue;
    change.emit(DecisionWithheld, { ...about({ referralId, agency }), decisionId: id, code }, referralId);
  }
}

const codeOf = ({ decisions }: CaseState, { decisionId }: Feedback): string => decisions.find(({ id }) => id === decisionId)?.code ?? 'UNKNOWN';
