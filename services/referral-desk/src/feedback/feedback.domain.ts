import type { ToldTime } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { CaseDraft, type Outcome, type DecisionContext } from '../case/case-draft.domain.js';
import { isEnded, type CaseState, type GivenMethod } from '../case/case.domain.js';
import { saidAt } from '../case/said-at.domain.js';
import { standingOf, type Person } from '../case/standing.domain.js';

/** The reporter has these answers. What was received before stays as it is. @throws DomainError NOT_FOUND when one is not of this report */
export function receive(state: CaseState, ids: readonly string[], context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  for (const id of ids) {
    const feedback = state.feedbacks.find((candidate) => candidate.id === id);
    if (feedback === undefined) throw new DomainError('NOT_FOUND', { field: 'ids' });
    if (feedback.receivedAt === null) draft.replaceFeedback(id, { receivedAt: context.at });
  }
  return draft.finish();
}

export interface Given { readonly method: GivenMethod; readonly at: ToldTime; readonly reason?: string | undefined }

/** How the present owner gave the answer, or why it could not. @throws DomainError NOT_FOUND, FEEDBACK_ENDED, INSTANT_IN_FUTURE, INSTANT_BEFORE_REPORT */
export function give(state: CaseState, id: string, person: Person, input: Given, context: DecisionContext): Outcome {
  const feedback = state.feedbacks.find((candidate) => candidate.id === id);
  const referral = state.referrals.find((candidate) => candidate.id === feedback?.referralId);
  const standing = referral && standingOf(state.file, referral, person, context.at);
  if (feedback === undefined || standing?.as !== 'OWNER') throw new DomainError('NOT_FOUND');
  if (isEnded(feedback)) throw new DomainError('FEEDBACK_ENDED');
  const at = saidAt(input.at, state.file.filedAt, context.at);
  const draft = new CaseDraft(state, context);
  draft.replaceFeedback(id, { given: { method: input.method, at, reason: input.reason ?? null, desk: standing.desk } });
  return draft.finish();
}
