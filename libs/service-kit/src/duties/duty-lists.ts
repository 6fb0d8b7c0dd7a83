import { databaseContext, type Bind, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { DutyPack } from '@referrals/duties';
import { binder, scopeCondition } from '@referrals/auth';
import { equals, matching, type Filters } from '../list/filters.js';
import { readPage } from '../list/read-page.js';
import type { DutyCounts, DutyPage, DutyQuery, DutyView, LateDutyPage } from './duty.dto.js';
import { countDuties } from './count-open-duties.js';
import { dutyBranches, seenDuties, type ListedState } from './duty-scope.js';
import { DUTY_COLUMNS, dutyView, PAUSED, type DutyRecord } from './duty-view.js';

/** An index has these alone. */
const EVER_PAUSED = `r.pauses <> '[]'`;
const FILTERS: Filters<DutyQuery> = { desk: equals('owner'), clock: equals('clock') };

/** A service's duties as people see them. */
export class DutyLists {
  constructor(private readonly database: ServiceDatabase, private readonly packs: ReadonlyMap<string, DutyPack>) {}

  async page(viewer: StaffPrincipal, query: DutyQuery, now: Instant): Promise<DutyPage | LateDutyPage> {
    const { placed, told } = dutyBranches(viewer, stateOf(query));
    const { rows, next } = await this.database.read(databaseContext(viewer, now), (tx) => readPage<DutyRecord>(tx, {
      from: 'duty r', select: DUTY_COLUMNS, asked: query, order: { by: 'dueAt', column: 'r.due_at' },
      scope: placed, where: (bind) => conditionsOf(query, now, bind),
      ledTo: (bind) => told(bind).map((one) => ({ ...one, where: [one.where, ...dueConditions(query, now, one.column, bind)].join(' AND ') })),
    }));
    return { items: rows.map((row) => dutyView(row, this.packs, viewer, now)) as DutyView[], next };
  }

  /** Of one case, the ended ones too. */
  async ofCase(viewer: StaffPrincipal, caseId: string, now: Instant): Promise<DutyView[]> {
    const rows = await this.database.read(databaseContext(viewer, now), async (tx) => {
      const bind = binder();
      const condition = scopeCondition(seenDuties(viewer, bind));
      return tx.query<DutyRecord>(`SELECT ${DUTY_COLUMNS} FROM duty r WHERE r.case_id = ${bind(caseId)} AND ${condition} ORDER BY r.due_at, r.clock, r.id`, bind.values);
    });
    return rows.map((row) => dutyView(row, this.packs, viewer, now)).filter((one) => 'id' in one);
  }

  counts(viewer: StaffPrincipal, by: 'desk' | 'clock', now: Instant): Promise<DutyCounts> {
    return this.database.read(databaseContext(viewer, now), async (tx) => ({ counts: await countDuties(tx, viewer, by, now) }));
  }

  /** For a change: as row security shows it. @throws DomainError NOT_FOUND */
  async one(tx: Tx, id: string): Promise<DutyRecord> {
    const row = await tx.maybeOne<DutyRecord>(`SELECT ${DUTY_COLUMNS} FROM duty r WHERE r.id = $1`, [id]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return row;
  }
}

const stateOf = ({ state = 'OPEN' }: DutyQuery): ListedState => state as ListedState;

function conditionsOf(query: DutyQuery, now: Instant, bind: Bind): string[] {
  const state = stateOf(query);
  // Bound where it is asked: what no condition names may not be bound.
  const at = (): string => `${bind(now)}::timestamptz`;
  return [
    ...matching(FILTERS, query, bind), state === 'CLOSED' ? `r.state <> 'OPEN'` : `r.state = 'OPEN'`, ...dueConditions(query, now, 'r.due_at', bind),
    ...(state === 'OVERDUE' ? [`NOT ${PAUSED(at())}`] : []), ...(state === 'PAUSED' ? [EVER_PAUSED, PAUSED(at())] : []),
  ];
}

/** Said of the column that leads to the rows, so that its index ends where they do. */
function dueConditions(query: DutyQuery, now: Instant, column: string, bind: Bind): string[] {
  return [
    ...(stateOf(query) === 'OVERDUE' ? [`${column} <= ${bind(now)}::timestamptz`] : []), ...(query.before === undefined ? [] : [`${column} < ${bind(query.before)}::timestamptz`]),
  ];
}
