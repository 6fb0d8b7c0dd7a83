import type { StaffPrincipal } from '@referrals/auth';
import type { Tx } from '@referrals/database';
import type { DirectoryCopy, DirectoryCopyStore } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { officeAt, type Office } from '../child/office.domain.js';
import { candidateScope } from './candidate-scope.js';
import { Candidate, CandidateContent, CandidateSource } from './candidate.entity.js';
import type { ConcludeBody } from './move-candidate.dto.js';

/** A candidate as it is decided on by a person, with what they name in their answer, as far as they see it. */
export interface CandidateState {
  readonly candidate: Candidate;
  readonly source: CandidateSource;
  /** Absent where the person was forgotten. */
  readonly content: CandidateContent | undefined;
  readonly place: { readonly office: Office; readonly desk: string };
  /** The file that answers for the one they name. */
  readonly child: string | undefined;
  readonly other: string | undefined;
  readonly copy: DirectoryCopy;
}

/** Lets them change it who see it; they may give it away by that. */
export function admitToCandidate(tx: Tx, id: string): void {
  void tx.query(`SELECT set_config('app.reports', ARRAY[id]::text, true) FROM candidate WHERE id = $1`, [id]);
}

/** Behind the lock. Undefined: not theirs any more. */
export async function readCandidate(tx: Tx, directory: DirectoryCopyStore, id: string, viewer: StaffPrincipal, { childId, duplicateOf }: Partial<ConcludeBody>): Promise<CandidateState | undefined> {
  const [candidate, source, content, child, other, copy] = await Promise.all([
    tx.manager.findOneBy(Candidate, { id }), tx.manager.findOneBy(CandidateSource, { id }), tx.manager.findOneBy(CandidateContent, { candidate: id }),
    childId === undefined ? null : tx.manager.findOne(Child, { select: { id: true, primaryId: true }, where: { id: childId } }),
    duplicateOf === undefined || duplicateOf === id ? null : tx.manager.findOne(Candidate, { select: { id: true }, where: { id: duplicateOf } }),
    directory.load(tx),
  ]);
  if (candidate === null || source === null) return undefined;
  const place = placeOf(viewer, candidate);
  return place && { candidate, source, content: content ?? undefined, place, child: child?.primaryId ?? child?.id, other: other?.id, copy };
}

/** As what, and at which desk, somebody looks into it; undefined when it is not theirs. */
export function placeOf(viewer: StaffPrincipal, candidate: Pick<Candidate, 'division' | 'assignedTo'>): CandidateState['place'] | undefined {
  const { division, assignedTo } = candidate;
  if (!candidateScope.shows(viewer, { division, assigned_to: assignedTo })) return undefined;
  const places = [officeAt(viewer, division), ...(assignedTo === null ? [] : [officeAt(viewer, assignedTo)])];
  return places.filter((place) => place !== undefined).toSorted((a, b) => RANK[b.office] - RANK[a.office])[0];
}

const RANK: Readonly<Record<Office, number>> = { VILLAGE: 0, TOWNSHIP: 1, COUNTY: 2, CITY: 3 };
