import { CandidateAssigned, CandidateReopened, CandidateReturned, DomainError } from '@referrals/contracts';
import type { RowChange } from '@referrals/database';
import { isAtLeast, officeAt } from '../child/office.domain.js';
import { candidatesAndCampaigns } from '../pack/430200/candidates-and-campaigns.js';
import { CandidateContent, CandidateSource, type Candidate } from './candidate.entity.js';
import type { Moving } from './moving.js';
import type { AssignBody, ReopenCandidateBody, ReturnCandidateBody } from './move-candidate.dto.js';
import { dueOn } from './outcome.domain.js';
import { ownerAt } from './owner-at.js';

/** The county asks a place to look; of its own six digits it looks itself. @throws DomainError NOT_IN_AREA */
export function assignCandidate(moving: Moving, { place, showKind }: AssignBody): RowChange<Candidate> {
  const { candidate: { id, division }, change, viewer } = moving;
  const office = officeAt(viewer, place)?.office;
  if (office === undefined || !isAtLeast(office, 'COUNTY')) throw new DomainError('NOT_IN_AREA', { field: 'place' });
  // Where to look is known better now, unless the county takes it itself.
  const known = division.startsWith(place) ? division : place;
  void change.tx.manager.update(CandidateSource, { id }, { division: known, ...(showKind === undefined ? {} : { kindShown: showKind }) });
  moving.record('candidate.assigned', { to: place });
  change.emit(CandidateAssigned, { ...idsOf(moving, known), owner: ownerAt(moving.copy, place, moving.today) });
  return { assignedTo: place, division: known };
}

/** Whoever was asked gives it back, and says why. */
export function returnCandidate(moving: Moving, { reason }: ReturnCandidateBody): RowChange<Candidate> {
  const { change } = moving;
  say(moving, { returned: reason });
  moving.record('candidate.returned');
  change.emit(CandidateReturned, { ...idsOf(moving), owner: countyDesk(moving) });
  return { assignedTo: null };
}

/** The county has it looked into again. @throws DomainError CANDIDATE_ERASED once nobody knows any more whom to look for */
export function reopenCandidate(moving: Moving, { reason }: ReopenCandidateBody): RowChange<Candidate> {
  const { candidate: { id, urgent }, content, change, today } = moving;
  if (content === undefined) throw new DomainError('CANDIDATE_ERASED');
  say(moving, { returned: reason });
  void change.tx.manager.update(CandidateSource, { id }, { concluded: false, outcome: null });
  const due = dueOn(urgent, today, candidatesAndCampaigns.candidates.value);
  moving.record('candidate.reopened');
  change.emit(CandidateReopened, { ...idsOf(moving), urgent, dueOn: due, owner: countyDesk(moving) });
  return { assignedTo: null, outcome: null, child: null, elsewhere: null, duplicateOf: null, concludedOn: null, concludedBy: null, eraseOn: null, dueOn: due };
}

const countyDesk = ({ candidate: { division }, copy, today }: Moving): string => ownerAt(copy, division.slice(0, 6), today);

/** Words about the person, sealed. */
export function say({ candidate: { id }, change, sensitive }: Moving, words: { returned?: string; answer?: string | null; paper?: string | null }): void {
  void change.tx.manager.update(CandidateContent, { candidate: id }, sensitive.change(CandidateContent, { candidate: id }, words));
}

export const idsOf = ({ candidate: { id, division }, change }: Moving, place = division): { candidateId: string; county: string; at: Moving['change']['at'] } =>
  ({ candidateId: id, county: place.slice(0, 6), at: change.at });
