import { CandidateSettled, DomainError } from '@referrals/contracts';
import type { RowChange } from '@referrals/database';
import { v7 } from 'uuid';
import { candidatesAndCampaigns } from '../pack/430200/candidates-and-campaigns.js';
import { idsOf, say } from './assign-candidate.js';
import { CandidateSource, CandidateTry, type Candidate } from './candidate.entity.js';
import type { Moving } from './moving.js';
import type { ConcludeBody } from './move-candidate.dto.js';
import { eraseOn, outcomeFault, toldOutcome } from './outcome.domain.js';

/**
 * What came of it, exactly one thing.
 * @throws DomainError what the outcome lacks; DATE_IN_FUTURE, FILE_UNKNOWN, CANDIDATE_OTHER_UNKNOWN
 */
export function concludeCandidate(moving: Moving, body: ConcludeBody): RowChange<Candidate> {
  const { candidate: { id, urgent, division }, change, place: { office }, today, viewer } = moving;
  const { outcome, tries = [], place, paper, note } = body;
  const numbers = candidatesAndCampaigns.candidates.value;
  const fault = outcomeFault(body, { urgent, division, office, tries: numbers.tries });
  if (fault !== undefined) throw new DomainError(fault.code, { field: fault.field });
  const late = tries.findIndex(({ on }) => on > today);
  if (late >= 0) throw new DomainError('DATE_IN_FUTURE', { field: `tries[${late}].on` });
  const named = namedBy(moving, body);
  say(moving, { answer: note ?? null, paper: paper ?? null });
  for (const { on, how } of tries) tryOnce(moving, on, how);
  void change.tx.manager.update(CandidateSource, { id }, { concluded: true, outcome: toldOutcome(outcome) });
  moving.record('candidate.concluded', { outcome, ...(named.child === null ? {} : { child: named.child }) });
  change.emit(CandidateSettled, { ...idsOf(moving), outcome });
  return {
    outcome, ...named, elsewhere: outcome === 'ELSEWHERE' ? place ?? null : null, concludedOn: today, concludedBy: viewer.staff, eraseOn: eraseOn(outcome, today, numbers),
  };
}

/** File or other candidate that the outcome names: one that they see. */
function namedBy({ child, other }: Moving, { outcome }: ConcludeBody): { child: string | null; duplicateOf: string | null } {
  const ofFile = outcome === 'OPENED' || outcome === 'ON_FILE';
  if (ofFile && child === undefined) throw new DomainError('FILE_UNKNOWN', { field: 'childId' });
  if (outcome === 'DUPLICATE' && other === undefined) throw new DomainError('CANDIDATE_OTHER_UNKNOWN', { field: 'duplicateOf' });
  return { child: ofFile ? child ?? null : null, duplicateOf: outcome === 'DUPLICATE' ? other ?? null : null };
}

function tryOnce({ candidate: { id }, change, sensitive, viewer }: Moving, onDay: CandidateTry['onDay'], how: string): void {
  void change.tx.manager.insert(CandidateTry, sensitive.row(CandidateTry, { id: v7(), candidate: id, onDay, how, byStaff: viewer.staff }));
}
