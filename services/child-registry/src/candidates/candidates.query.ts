import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { beginsWith, ClockPort, countRows, equals, matching, readPage, SensitiveRows, type Filters, type PageQuery, type SealedOf } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import { CandidateContent, type Candidate, type CandidateSource } from './candidate.entity.js';
import type { CandidateCounts, CandidateCountQuery, CandidatePage, CandidateQuery, ToldCandidates } from './candidate.dto.js';
import { candidateScope, sourceScope, toldScope } from './candidate-scope.js';
import { candidateCard } from './candidate-view.js';
import { placeOf } from './candidate-state.js';

const FILTERS: Filters<CandidateCountQuery> = { state: equals('state'), division: beginsWith('division') };

type Row = Candidate & Pick<CandidateSource, 'desk' | 'kindShown'> & { kind: CandidateSource['kind'] | null; name: SealedOf<string> | null };

const SELECT = `r.id, r.state, r.version, r.about, r.urgent, r.division, r.assigned_to AS "assignedTo", r.file, r.told_at AS "toldAt", r.due_on AS "dueOn", r.outcome, r.child,
  s.kind, s.desk, s.kind_shown AS "kindShown", c.name`;

/** Candidates that somebody looks into, and those that a desk told. */
@Injectable()
export class CandidateLists {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  /** What is due first comes first. With names for whose work it is: each page is an access. */
  async list(principal: StaffPrincipal, query: CandidateQuery): Promise<CandidatePage> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const { rows, next } = await readPage<Row>(tx, {
        from: 'candidate r LEFT JOIN candidate_source s ON s.id = r.id LEFT JOIN candidate_content c ON c.candidate = r.id', select: SELECT, asked: query,
        order: { by: 'dueOn', column: 'r.due_on', of: 'day' }, scope: (bind) => candidateScope.rows(viewer, bind), where: (bind) => matching(FILTERS, query, bind),
      });
      recordPage(tx, { cases: rows.map(({ id }) => ({ id })), at, staff: viewer.staff, what: 'CANDIDATES' });
      return { items: rows.map((row) => this.card(row, viewer)), next };
    });
  }

  async counts(principal: StaffPrincipal, query: CandidateCountQuery): Promise<CandidateCounts> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.read(databaseContext(viewer, at), (tx) => countRows<CandidateCounts['counts'][number]>(tx, {
      from: 'candidate r', scope: (bind) => candidateScope.rows(viewer, bind), where: (bind) => matching(FILTERS, query, bind), by: ['state'],
      holding: { urgent: 'r.urgent', late: `r.state <> 'CONCLUDED' AND r.due_on < (SELECT app.at() AT TIME ZONE 'Asia/Shanghai')::date` },
    }));
  }

  /** What the viewer's desks told, and whether it was looked into. */
  async told(principal: StaffPrincipal, query: PageQuery): Promise<ToldCandidates> {
    const { rows, next } = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => readPage<CandidateSource>(tx, {
      from: 'candidate_source r', select: 'r.id, r.kind, r.division, r.told_at AS "toldAt", r.concluded, r.outcome', asked: query,
      order: { by: 'toldAt', column: 'r.told_at', descending: true }, scope: (bind) => toldScope.rows(principal, bind),
    }));
    return { items: rows, next };
  }

  private card({ kind, desk, kindShown, name, ...candidate }: Row, viewer: StaffPrincipal) {
    const shown = kind !== null && (kindShown || sourceScope.shows(viewer, { division: candidate.division, desk }));
    return candidateCard(candidate, placeOf(viewer, candidate), {
      kind: shown ? kind : null, name: name === null ? null : this.sensitive.open(CandidateContent, 'name', { candidate: candidate.id, name }),
    });
  }
}
