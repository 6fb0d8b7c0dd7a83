import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { columnsOf, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readPage, type ListRequest, type RowSource } from '@referrals/service-kit';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralRecord } from '../referral/referral.entity.js';
import { NEXT_DUTY, type NextDutyJson } from './next-duty.js';
import { URGENCY } from './owes.js';
import { itemOf, ITEM_COLUMNS, type ItemRow } from './worklist-item.js';
import { filterConditions } from './worklist-filter.js';
import type { WorklistFilter, WorklistPage, WorklistQuery } from './worklist.dto.js';

const NEWS_AT = 'coalesce(r.unread_since, r.filed_at)';

/** The desks' worklist, a page at a time, what is due first comes first unless asked otherwise. */
@Injectable()
export class ListReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async page(principal: StaffPrincipal, query: WorklistQuery): Promise<WorklistPage> {
    const at = this.clock.now();
    const { rows, next } = await this.database.read(databaseContext(principal, at), (tx) => readPage<ListedRow>(tx, {
      ...sourceOf(tx, query.sort), asked: query,
      scope: (bind) => referralScope(principal, at, bind),
      where: (bind) => filterConditions(query, principal.staff, at, bind),
      // Desk and state lead to one index whichever they are; a search is for the rare value, and planning it costs a millisecond.
      plan: isSearch(query) ? 'FRESH' : 'KEPT',
    }));
    return { items: rows.map((row) => itemOf(row, principal, at)), next };
  }
}

type ListedRow = ItemRow & { newsAt?: Instant; urgency?: Instant; dueAt: Instant; nextDuty: NextDutyJson | null };
type Source = Pick<ListRequest<ListedRow>, 'order'> & RowSource<ListedRow>;

/** Rows and their order. Filing and what is due have indexes; news are few on a desk, and sorted. */
function sourceOf(tx: Tx, sort: WorklistQuery['sort']): Source {
  const descending = sort.startsWith('-');
  const { table, sql } = columnsOf(tx.manager, ReferralRecord, [...ITEM_COLUMNS, 'dueAt']);
  const [from, select] = [`${table} r`, `${sql}, ${NEXT_DUTY}`];
  if (sort === 'due') return { from, select, order: { by: 'dueAt', column: 'r.due_at' } };
  if (sort === 'urgency') return { from, select: `${select}, ${URGENCY} AS urgency`, order: { by: 'urgency', column: URGENCY } };
  if (sort.endsWith('newsAt')) return { from, select: `${select}, ${NEWS_AT} AS "newsAt"`, order: { by: 'newsAt', column: NEWS_AT, descending } };
  return { from, select, order: { by: 'filedAt', column: 'r.filed_at', descending } };
}

function isSearch({ agency, role, division, number, code, from, to, mine, unread, overdue, before, because, claimed }: WorklistFilter): boolean {
  return [agency, role, division, number, code, from, to, mine, unread, overdue, before, because, claimed].some((value) => value !== undefined);
}
