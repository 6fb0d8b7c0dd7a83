import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, SensitiveRows } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import { Child } from '../child/child.entity.js';
import { ChildDetail } from '../child/detail.entity.js';
import { Viewers } from '../viewers.js';
import { Act } from '../visits/act.entity.js';
import { draftReport } from './draft-report.domain.js';
import type { HarmView, LeftOverHarms, ReportedBody } from './harm.dto.js';
import { Harm } from './harm.entity.js';
import { isCountyDesk, isLeftOver, seesHarm } from './harm-scope.domain.js';
import type { ReportDraft } from './report-draft.dto.js';

interface Looked { readonly tx: Tx; readonly viewer: StaffPrincipal; readonly at: Instant; readonly act: Act | null; readonly harm: Harm | null; readonly child: Child | null }

const MOST = 200;

/**
 * What harm a visit found. It is its maker's alone: in no list, count, trail or event, and no change of the file. What is left over unreported
 * the county's desk reads, each time recorded for auditors.
 */
@Injectable()
export class Harms {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError NOT_FOUND */
  read(principal: StaffPrincipal, actId: string): Promise<HarmView> {
    return this.looking(principal, actId, async ({ tx, viewer, at, act, harm }) => {
      if (harm === null) throw new DomainError('NOT_FOUND');
      this.leave(tx, viewer, harm, at);
      const { act: id, child, maker, seen, words, concerns, danger, dueAt, reportedAt, voidedAt } = this.sensitive.plain(Harm, harm);
      return {
        act: id, childId: child, maker, on: act?.onDay ?? shanghaiDate(dueAt), seen, words, concerns, danger, dueAt, reportedAt, voidedAt,
        voidReason: act === null ? null : this.sensitive.open(Act, 'voidReason', act),
      };
    });
  }

  /** What the county's desk has to look into: the hour has passed, or the act was taken back, and nobody reported. */
  async leftOver(principal: StaffPrincipal): Promise<LeftOverHarms> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const rows = await tx.query<Harm & { division: string }>(LEFT_OVER, [at, MOST]);
      const items = rows.filter((row) => isLeftOver(row, at) && isCountyDesk(viewer, row.division));
      for (const row of items) recordAccess(tx, { caseId: row.child, at, staff: viewer.staff, what: 'HARM', level: 'S' });
      return { items: items.map(({ act, child, maker, dueAt, voidedAt }) => ({ act, childId: child, maker, dueAt, voidedAt })) };
    });
  }

  /** The body of a report, for whoever wrote the act, or the county's desk for what is left over. It is kept nowhere. @throws DomainError NOT_FOUND */
  draft(principal: StaffPrincipal, actId: string): Promise<ReportDraft> {
    return this.looking(principal, actId, async ({ tx, viewer, at, act, harm, child }) => {
      const isOwn = act?.byStaff === viewer.staff || harm?.maker === viewer.staff;
      if (act === null || (!isOwn && harm === null)) throw new DomainError('NOT_FOUND');
      const [detail, guardians, household] = await Promise.all([
        tx.manager.findOneBy(ChildDetail, { child: act.child }), tx.manager.findBy(Guardian, { child: act.child }),
        child?.household ? tx.manager.findBy(Child, { household: child.household, status: 'ACTIVE' }) : [],
      ]);
      if (harm !== null) this.leave(tx, viewer, harm, at);
      // Of the maker it is a reading of the file like any other.
      if (isOwn && child !== null) recordAccess(tx, { caseId: child.id, at, staff: viewer.staff, what: 'FILE', level: 'F' });
      const { sensitive } = this;
      return draftReport({
        act: sensitive.plain(Act, act), harm: harm && sensitive.plain(Harm, harm), child: child && sensitive.plain(Child, child), detail: detail && sensitive.plain(ChildDetail, detail),
        guardians: guardians.map((row) => sensitive.plain(Guardian, row)), household: household.filter(({ id }) => id !== act.child), onBehalf: !isOwn,
      }, shanghaiDate(at));
    });
  }

  /** Said again it changes nothing. @throws DomainError NOT_FOUND for what is not theirs, DATE_IN_FUTURE */
  async reported(principal: StaffPrincipal, actId: string, { how, at: when }: ReportedBody): Promise<void> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    if (when > at) throw new DomainError('DATE_IN_FUTURE', { field: 'at' });
    const said = await this.database.transaction(databaseContext(viewer, at), (tx) => tx.maybeOne<{ said: boolean }>('SELECT harm_reported($1, $2, $3) AS said', [actId, when, how]));
    if (said?.said !== true) throw new DomainError('NOT_FOUND');
  }

  private async looking<T>(principal: StaffPrincipal, actId: string, work: (looked: Looked) => Promise<T>): Promise<T> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const [act, harm] = await Promise.all([tx.manager.findOneBy(Act, { id: actId }), tx.manager.findOneBy(Harm, { act: actId })]);
      const id = harm?.child ?? act?.child;
      const child = id === undefined ? null : await tx.manager.findOneBy(Child, { id });
      return work({ tx, viewer, at, act, harm: harm !== null && seesHarm(harm, viewer, child, at) ? harm : null, child: child?.sealed === true ? null : child });
    });
  }

  /** Somebody else than the maker read it. */
  private leave(tx: Tx, { staff }: StaffPrincipal, { act, child, maker, voidedAt }: Harm, at: Instant): void {
    if (maker === staff) return;
    recordAccess(tx, { caseId: child, at, staff, what: 'HARM', level: 'S' });
    if (voidedAt !== null) tx.write('SELECT harm_looked($1, $2)', [act, at]);
  }
}

/** Row security gives of these what is theirs. What was taken back and read is settled. */
const LEFT_OVER = `SELECT h.act, h.child, h.maker, h.due_at AS "dueAt", h.reported_at AS "reportedAt", h.voided_at AS "voidedAt", c.care_division AS division
  FROM harm h JOIN child c ON c.id = h.child WHERE h.reported_at IS NULL AND (h.due_at <= $1 OR h.voided_at IS NOT NULL) AND (h.voided_at IS NULL OR h.looked_at IS NULL)
  ORDER BY h.due_at, h.act LIMIT $2`;
