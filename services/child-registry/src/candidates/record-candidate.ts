import { Injectable } from '@nestjs/common';
import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { actorAt, ChangeDoor, DirectoryCopyStore, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Viewers } from '../viewers.js';
import { CANDIDATE_KINDS, isToldBy, isUrgent, SOURCE_AGENCIES, type SourceAgency } from './candidate-kinds.domain.js';
import type { MovedCandidate } from './candidate.dto.js';
import type { NewCandidate } from './new-candidate.dto.js';
import { tellCandidate, type Told } from './tell-candidate.js';

/** Desks that answer for places themselves: of others' places they tell nothing. */
const ANSWERING: readonly string[] = ['VILLAGE', 'TOWNSHIP', 'CIV'];
const CITY_DIGITS = 4;

/** Somebody tells of a child that may need a file, or of its parent. */
@Injectable()
export class RecordCandidate {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError CANDIDATE_KIND_NOT_YOURS, CANDIDATE_PERSON_REQUIRED, NOT_IN_AREA, DATE_IN_FUTURE, REGISTRY_NOT_READY */
  async record({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: NewCandidate }): Promise<MovedCandidate> {
    const viewer = await this.viewers.of(principal);
    const id = v7();
    const told = toldBy(viewer, id, body);
    if (body.since !== undefined && body.since > shanghaiDate(this.door.now())) throw new DomainError('DATE_IN_FUTURE', { field: 'since' });
    return this.door.create({ principal: viewer, key, body, actor: actorAt(viewer, told.desk) }, { id, read: (tx) => this.directory.load(tx) }, (change, copy) => {
      const { state, version } = tellCandidate(change, this.sensitive, copy, told);
      return { id, state, version };
    });
  }
}

function toldBy(viewer: StaffPrincipal, id: string, body: NewCandidate): Told {
  const { kind, about = CANDIDATE_KINDS[kind].about, division, name, idNumber, phone, since, document, note, urgent = false, showKind = false } = body;
  const { desk, agency } = tellerOf(viewer, body);
  if (!liesIn(desk, division)) throw new DomainError('NOT_IN_AREA', { field: 'division' });
  if (name === undefined && idNumber === undefined && phone === undefined) throw new DomainError('CANDIDATE_PERSON_REQUIRED', { field: 'name' });
  return {
    id, kind, about, urgent: urgent || isUrgent(kind), division, agency, desk: desk.id, byStaff: viewer.staff, kindShown: showKind && desk.agency === 'CIV',
    since, person: { name, idNumber, phone }, document, note,
  };
}

/** At which desk, and on whose list: the county's desk enters what other agencies send on paper. */
function tellerOf({ desks }: StaffPrincipal, { kind, agency, desk: asked }: NewCandidate): { desk: PrincipalDesk; agency: SourceAgency } {
  for (const desk of desks.filter(({ id }) => asked === undefined || id === asked)) {
    const listed = desk.agency === 'CIV' ? agency ?? (isToldBy(kind, 'CIV') ? 'CIV' : undefined) : SOURCE_AGENCIES.find((one) => one === desk.agency);
    if (listed !== undefined && isToldBy(kind, listed) && (agency === undefined || agency === listed)) return { desk, agency: listed };
  }
  throw new DomainError('CANDIDATE_KIND_NOT_YOURS', { field: 'kind' });
}

/** Other agencies' people live anywhere in the city. */
const liesIn = ({ agency, jurisdiction }: PrincipalDesk, division: string): boolean =>
  division.startsWith(ANSWERING.includes(agency) ? jurisdiction : jurisdiction.slice(0, CITY_DIGITS));
