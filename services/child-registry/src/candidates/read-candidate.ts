import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Not, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readAccesses, SensitiveRows, type Accesses, type AccessesQuery, type Plain } from '@referrals/service-kit';
import { maskNumber } from '../child/mask.domain.js';
import { Viewers } from '../viewers.js';
import { Candidate, CandidateContent, CandidateSource, CandidateTry } from './candidate.entity.js';
import type { CandidateTold, CandidateView } from './candidate.dto.js';
import { sourceScope } from './candidate-scope.js';
import { candidateCard, isNamedTo } from './candidate-view.js';
import { matchesOf } from './match-candidate.js';
import { placeOf, type CandidateState } from './candidate-state.js';

/** Candidates of one number are no more than a few. */
const MOST_SAME = 20;

type Content = Plain<CandidateContent>;

interface Seen {
  readonly candidate: Candidate;
  readonly source: CandidateSource | null;
  readonly row: CandidateContent | null;
  readonly tries: readonly CandidateTry[];
}

/** A candidate with whom it is about, for whoever looks into it. */
@Injectable()
export class ReadCandidate {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  /** Leaves an access. @throws DomainError NOT_FOUND, also for the city, which has figures and lists */
  async read(principal: StaffPrincipal, id: string): Promise<CandidateView> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const seen = await readSeen(tx, id);
      const place = seen && placeOf(viewer, seen.candidate);
      if (seen === undefined || place === undefined || !isNamedTo(place)) throw new DomainError('NOT_FOUND');
      leaveAccess(tx, id, at, viewer, place);
      const content = seen.row && this.sensitive.plain(CandidateContent, seen.row);
      const [matches, same] = seen.row === null || content === null ? [[], []] : await Promise.all([matchesOf(tx, this.sensitive, viewer, seen.candidate, content), sameOf(tx, seen.row)]);
      return { ...this.view(seen, content, place, viewer), matches, same };
    });
  }

  /** Who looked at it. @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async accesses(principal: StaffPrincipal, id: string, query: AccessesQuery): Promise<Accesses> {
    const viewer = await this.viewers.of(principal);
    const [{ rows, next }, there] = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => Promise.all([
      readAccesses(tx, id, query), tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]),
    ]));
    if (there === undefined) throw new DomainError('NOT_FOUND');
    return { items: rows, next };
  }

  private view({ candidate, source, tries }: Seen, content: Content | null, place: CandidateState['place'], viewer: StaffPrincipal): Omit<CandidateView, 'matches' | 'same'> {
    const { elsewhere, duplicateOf } = candidate;
    const told = source !== null && (source.kindShown || sourceScope.shows(viewer, { division: source.division, desk: source.desk })) ? toldOf(source, content) : null;
    const number = content?.idNumber ?? null;
    return {
      ...candidateCard(candidate, place, { kind: told?.kind ?? null, name: content?.name ?? null }),
      idNumber: place.office === 'COUNTY' ? number : maskNumber(number), phone: content?.phone ?? null, told,
      returned: content?.returned ?? null, answer: content?.answer ?? null, elsewhere, paper: content?.paper ?? null, duplicateOf,
      tries: tries.map((one) => ({ on: one.onDay, how: this.sensitive.plain(CandidateTry, one).how })),
    };
  }
}

async function readSeen(tx: Tx, id: string): Promise<Seen | undefined> {
  const [candidate, source, row, tries] = await Promise.all([
    tx.manager.findOneBy(Candidate, { id }), tx.manager.findOneBy(CandidateSource, { id }), tx.manager.findOneBy(CandidateContent, { candidate: id }),
    tx.manager.find(CandidateTry, { where: { candidate: id }, order: { onDay: 'ASC', id: 'ASC' } }),
  ]);
  return candidate === null ? undefined : { candidate, source, row, tries };
}

/** Words of the source tell the kind: they are shown with it. */
const toldOf = ({ kind, agency, sinceOn }: CandidateSource, content: Content | null): CandidateTold =>
  ({ kind, agency, since: sinceOn, document: content?.document ?? null, note: content?.told ?? null });

async function sameOf(tx: Tx, { candidate, idNumberIndex }: CandidateContent): Promise<string[]> {
  if (idNumberIndex === null) return [];
  const same = await tx.manager.find(CandidateContent, { select: { candidate: true }, where: { idNumberIndex, candidate: Not(candidate) }, order: { candidate: 'DESC' }, take: MOST_SAME });
  return same.map((one) => one.candidate);
}

function leaveAccess(tx: Tx, caseId: string, at: Instant, { staff }: StaffPrincipal, { desk, office }: CandidateState['place']): void {
  recordAccess(tx, { caseId, at, staff, desk, what: 'CANDIDATE', level: office });
}
