import { databaseContext, type Bind, type RowScope, type StaffPrincipal } from '@referrals/auth';
import { addDays, shanghaiDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { DutyPack } from '@referrals/duties';
import { binder, scopeCondition } from '@referrals/auth';
import { equals, matching, type Filters } from '../list/filters.js';
import { readPage } from '../list/read-page.js';
import type { DutyCounts, DutyCountView, DutyPage, DutyQuery, DutyView, LateDutyPage } from './duty.dto.js';
import { dutyScope } from './duty-scope.js';
import { DUTY_COLUMNS, dutyView, type DutyRecord } from './duty-view.js';

const FILTERS: Filters<DutyQuery> = { desk: equals('owner'), clock: equals('clock') };
const PAUSED = (now: string): string => `EXISTS (SELECT FROM jsonb_array_elements(r.pauses) AS p WHERE (p->>'from')::timestamptz <= ${now} AND (p->>'to')::timestamptz > ${now})`;

/** A service's duties as people see them. */
export class DutyLists {
  constructor(private readonly database: ServiceDatabase, private readonly packs: ReadonlyMap<string, DutyPack>) {}

  async page(viewer: StaffPrincipal, query: DutyQuery, now: Instant): Promise<DutyPage | LateDutyPage> {
    const { rows, next } = await this.database.read(databaseContext(viewer, now), (tx) => readPage<DutyRecord>(tx, {
      from: 'duty r', select: DUTY_COLUMNS, asked: query, order: { by: 'dueAt', column: 'r.due_at' },
      scope: (bind) => scopeOf(viewer, bind), where: (bind) => conditionsOf(query, now, bind),
    }));
    return { items: rows.map((row) => dutyView(row, this.packs, viewer, now)) as DutyView[], next };
  }

  /** Of one case, the ended ones too. */
  async ofCase(viewer: StaffPrincipal, caseId: string, now: Instant): Promise<DutyView[]> {
    const rows = await this.database.read(databaseContext(viewer, now), async (tx) => {
      const bind = binder();
      const condition = scopeCondition(scopeOf(viewer, bind));
      return tx.query<DutyRecord>(`SELECT ${DUTY_COLUMNS} FROM duty r WHERE r.case_id = ${bind(caseId)} AND ${condition} ORDER BY r.due_at, r.clock, r.id`, bind.values);
    });
    return rows.map((row) => dutyView(row, this.packs, viewer, now)).filter((one) => 'id' in one);
  }

  counts(viewer: StaffPrincipal, by: 'desk' | 'clock', now: Instant): Promise<DutyCounts> {
    return this.database.read(databaseContext(viewer, now), async (tx) => {
      const bind = binder();
      const [condition, at, today] = [scopeCondition(scopeOf(viewer, bind)), `${bind(now)}::timestamptz`, `${bind(endOfToday(now))}::timestamptz`];
      const counts = await tx.query<DutyCountView>(
        `SELECT r.${by === 'desk' ? 'owner::text' : 'clock'} AS of, count(*) AS open,
           count(*) FILTER (WHERE r.due_at > ${at} AND r.due_at <= ${today}) AS "dueToday",
           count(*) FILTER (WHERE r.due_at <= ${at} AND NOT ${PAUSED(at)}) AS overdue, count(*) FILTER (WHERE r.seen_by <> '{}') AS escalated
         FROM duty r WHERE r.state = 'OPEN' AND ${condition} GROUP BY 1 ORDER BY 1`, bind.values);
      return { counts };
    });
  }

  /** For a change: as row security shows it. @throws DomainError NOT_FOUND */
  async one(tx: Tx, id: string): Promise<DutyRecord> {
    const row = await tx.maybeOne<DutyRecord>(`SELECT ${DUTY_COLUMNS} FROM duty r WHERE r.id = $1`, [id]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return row;
  }
}

function scopeOf(viewer: StaffPrincipal, bind: Bind): RowScope {
  if (viewer.roles.includes('AUDITOR')) return { branches: ['true'], hidden: 'true', exclusive: true };
  return dutyScope.rows(viewer, bind);
}

function conditionsOf(query: DutyQuery, now: Instant, bind: Bind): string[] {
  const { state = 'OPEN', before } = query;
  // Bound where it is asked: what no condition names may not be bound.
  const at = (): string => `${bind(now)}::timestamptz`;
  return [
    ...matching(FILTERS, query, bind), state === 'CLOSED' ? `r.state <> 'OPEN'` : `r.state = 'OPEN'`,
    ...(state === 'OVERDUE' ? [`r.due_at <= ${at()}`, `NOT ${PAUSED(at())}`] : []), ...(state === 'PAUSED' ? [PAUSED(at())] : []),
    ...(before === undefined ? [] : [`r.due_at < ${bind(before)}::timestamptz`]),
  ];
}

const endOfToday = (now: Instant): Instant => startOfShanghaiDay(addDays(shanghaiDate(now), 1));
