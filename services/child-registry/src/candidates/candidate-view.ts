import type { CandidateCard } from './candidate.dto.js';
import type { Candidate } from './candidate.entity.js';
import { candidateMoves } from './candidate.moves.domain.js';
import type { CandidateState } from './candidate-state.js';

type Head = Pick<Candidate, 'id' | 'state' | 'version' | 'about' | 'urgent' | 'division' | 'assignedTo' | 'file' | 'toldAt' | 'dueOn' | 'outcome' | 'child'>;

/** @param told what of it the viewer may know; the city is shown no names */
export function candidateCard(head: Head, place: CandidateState['place'] | undefined, { kind, name }: Pick<CandidateCard, 'kind' | 'name'>): CandidateCard {
  const { id, state, version, about, urgent, division, assignedTo, file, toldAt, dueOn, outcome, child } = head;
  return {
    id, state, version, kind, about, urgent, division, assignedTo, name: isNamedTo(place) ? name : null, file, toldAt, dueOn, outcome, childId: child,
    allowedActions: place === undefined ? [] : candidateMoves.allowed(head, place),
  };
}

/** Whoever looks into it, and the county. */
export const isNamedTo = (place: CandidateState['place'] | undefined): boolean => place !== undefined && place.office !== 'CITY';
