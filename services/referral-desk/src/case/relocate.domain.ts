import type { Agency } from '@referrals/contracts';
import { CaseDraft, type Outcome, type DecisionContext } from './case-draft.domain.js';
import { atCoordinator, isOpen, type CaseState, type Referral } from './case.domain.js';
import { inConflict, questionFor, type DeskFinding } from './desks.domain.js';

/** FOUND_AGAIN: for a reason that no word may tell. */
export type Cause = 'CONFLICT' | 'DESK_CLOSED' | 'NOBODY_LEFT' | 'SUPPLEMENT' | 'FOUND_AGAIN';

/** Found again by the desk rules without the desk that holds it, else at a coordinator's; what was open is routed anew. */
function relocate(draft: CaseDraft, referral: Referral, cause: Cause): void {
  const question = questionFor(draft.file, referral.agency, referral.division, { without: [referral.owner] });
  // A coordinator's desk is followed by a coordinator's: the agency it is meant for gave it back, or has no desk.
  const finding: DeskFinding = atCoordinator(referral)
    ? draft.context.desks.coordinator(referral.awaitsCity ? 'CITY' : 'NEAREST', question)
    : draft.context.desks.find(question);
  if (finding.desk.id === referral.owner) return;
  const anew = isOpen(referral.state) && referral.state !== 'returned';
  draft.hand(referral.id, finding, anew ? { state: 'routed' } : {});
  draft.publish('moved', referral.id, { cause, because: finding.because });
}

/** What goes on again must be where somebody can: found again by the desk rules when its desk is closed, barred or has nobody left. */
export function findAgain(draft: CaseDraft, id: string): void {
  const referral = draft.get(id);
  const desk = draft.context.desks.desk(referral.owner);
  const barred = referral.because !== 'LAST_RESORT' && desk !== undefined && inConflict(draft.file, desk);
  if (barred || !draft.context.desks.able(referral.owner, draft.file.recused)) relocate(draft, referral, 'SUPPLEMENT');
}

/** Takes further exclusions: desks in conflict lose what they hold, watch or back up, whatever its state; they never see the case again. */
export function applyExclusions(draft: CaseDraft, desks: readonly string[], agencies: readonly Agency[]): void {
  draft.file = {
    ...draft.file, excludedDesks: [...new Set([...draft.file.excludedDesks, ...desks])].sort(),
    excludedAgencies: [...new Set([...draft.file.excludedAgencies, ...agencies])].sort(),
  };
  const conflicting = (id: string): boolean => {
    const desk = draft.context.desks.desk(id);
    return draft.file.excludedDesks.includes(id) || (desk !== undefined && inConflict(draft.file, desk));
  };
  for (const referral of draft.all()) {
    if (referral.watchers.some(conflicting)) draft.set(referral.id, { watchers: referral.watchers.filter((desk) => !conflicting(desk)) });
    if (referral.backup !== null && conflicting(referral.backup.desk)) draft.set(referral.id, { backup: null });
    if (referral.state !== 'merged' && referral.because !== 'LAST_RESORT' && conflicting(referral.owner)) relocate(draft, draft.get(referral.id), draft.file.untoldDesks.includes(referral.owner) ? 'FOUND_AGAIN' : 'CONFLICT');
  }
}

/** Referrals whose desk closed or has nobody left move at once; concluded ones too while an answer is still owed. */
export function vacate(draft: CaseDraft, cause: Cause, desk?: string): void {
  for (const referral of draft.all()) {
    const owing = isOpen(referral.state) || referral.state === 'concluded';
    const left = (desk === undefined || referral.owner === desk) && !draft.context.desks.able(referral.owner, draft.file.recused);
    if (owing && left) relocate(draft, referral, cause);
  }
}

export function reassign(state: CaseState, desk: string, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  vacate(draft, 'DESK_CLOSED', desk);
  return draft.finish();
}

/** What a suspended person had in hand is in nobody's; their desk keeps it. */
export function releaseClaims(state: CaseState, staff: string, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  for (const referral of draft.all()) {
    if (referral.claimedBy !== staff) continue;
    draft.set(referral.id, { claimedBy: null });
    draft.publish('unclaimed', referral.id);
  }
  return draft.finish();
}
