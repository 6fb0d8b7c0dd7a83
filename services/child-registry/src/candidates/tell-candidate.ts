import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { CandidateAssigned, CandidateRecorded } from '@referrals/contracts';
import type { Change } from '@referrals/database';
import type { DirectoryCopy, SensitiveRows } from '@referrals/service-kit';
import { candidatesAndCampaigns } from '../pack/430200/candidates-and-campaigns.js';
import { Candidate, CandidateContent, CandidateSource } from './candidate.entity.js';
import type { About, CandidateKind, SourceAgency } from './candidate-kinds.domain.js';
import { dueOn } from './outcome.domain.js';
import { ownerAt } from './owner-at.js';

/** A candidate as it is told, whoever tells it. */
export interface Told {
  readonly id: string;
  readonly kind: CandidateKind;
  readonly about: About;
  readonly urgent: boolean;
  readonly division: string;
  readonly agency: SourceAgency;
  readonly desk: string;
  readonly byStaff: string;
  readonly kindShown: boolean;
  readonly since?: PlainDate | undefined;
  readonly file?: string;
  readonly person?: { readonly name?: string | undefined; readonly idNumber?: string | undefined; readonly phone?: string | undefined };
  readonly document?: string | undefined;
  readonly note?: string | undefined;
}

const COUNTY_DIGITS = 6;

/** Records it in the change that makes it. A place below the county is asked at once. @throws DomainError REGISTRY_NOT_READY */
export function tellCandidate(change: Change, sensitive: SensitiveRows, copy: DirectoryCopy, told: Told): Candidate {
  const { id, kind, about, urgent, division, agency, desk, byStaff, kindShown, since, file, person = {}, document, note } = told;
  const isPlaced = division.length > COUNTY_DIGITS;
  const today = shanghaiDate(change.at);
  const owner = ownerAt(copy, division, today);
  const candidate: Candidate = {
    id, state: isPlaced ? 'ASSIGNED' : 'NEW', version: 1, about, urgent, division, assignedTo: isPlaced ? division : null, file: file ?? null, toldAt: change.at,
    dueOn: dueOn(urgent, today, candidatesAndCampaigns.candidates.value), outcome: null, child: null, elsewhere: null, duplicateOf: null,
    concludedOn: null, concludedBy: null, eraseOn: null,
  };
  const { manager } = change.tx;
  void manager.insert(Candidate, candidate);
  void manager.insert(CandidateSource, { id, kind, agency, desk, byStaff, division, sinceOn: since ?? null, kindShown, toldAt: change.at, concluded: false, outcome: null });
  void manager.insert(CandidateContent, sensitive.row(CandidateContent, {
    candidate: id, name: person.name ?? null, idNumber: person.idNumber ?? null, phone: person.phone ?? null, document: document ?? null, told: note ?? null,
    returned: null, answer: null, paper: null,
  }));
  const ids = { candidateId: id, county: division.slice(0, COUNTY_DIGITS), at: change.at };
  // What kind it is no trail tells: village and township read it.
  change.record('candidate.recorded', { urgent });
  change.emit(CandidateRecorded, { ...ids, urgent, dueOn: candidate.dueOn, owner });
  if (isPlaced) {
    change.record('candidate.assigned', { to: division }, { role: 'SYSTEM' });
    change.emit(CandidateAssigned, { ...ids, owner });
  }
  return candidate;
}
