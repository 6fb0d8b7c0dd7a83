import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { columnsOf, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readPage, type ListRequest, type RowSource } from '@referrals/service-kit';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralRecord } from '../referral/referral.entity.js';
import { itemOf, ITEM_COLUMNS, type ItemRow } from './worklist-item.js';
import { filterConditions } from './worklist-filter.js';
import type { WorklistFilter, WorklistPage, WorklistQuery } from './worklist.dto.js';

const NEWS_AT = 'coalesce(r.unread_since, r.filed_at)';

/** The desks' worklist, a page at a time, newest filing first unless asked otherwise. */
@Injectable()
export class ListReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async page(principal: StaffPrincipal, query: WorklistQuery): Promise<WorklistPage> {
    const at = this.clock.now();
    const { rows, next } = await this.database.read(databaseContext(principal, at), (tx) => readPage<ListedRow>(tx, {
      ...sourceOf(tx, query.sort), asked: query,
      scope: (bind) => referralScope(principal, at, bind),
      where: (bind) => filterConditions(query, principal.staff, bind),
      // Desk and state lead to one index whichever they are; a search is for the rare value, and planning it costs a millisecond.
      plan: isSearch(query) ? 'FRESH' : 'KEPT',
    }));
    return { items: rows.map((row) => itemOf(row, principal, at)), next };
  }
}

type ListedRow = ItemRow & { newsAt?: Instant };
type Source = Pick<ListRequest<ListedRow>, 'order'> & RowSource<ListedRow>;

/** Rows and their order. What is asked of the row's columns alone has indexes; news are few and sorted. */
function sourceOf(tx: Tx, sort: WorklistQuery['sort']): Source {
  const descending = sort.startsWith('-');
  if (!sort.endsWith('newsAt')) return { entity: ReferralRecord, columns: ITEM_COLUMNS, order: { by: 'filedAt', descending } };
  const { table, sql } = columnsOf(tx.manager, ReferralRecord, ITEM_COLUMNS);
  return { from: `${table} r`, select: `${sql}, ${NEWS_AT} AS "newsAt"`, order: { by: 'newsAt', column: NEWS_AT, descending } };
}

function isSearch({ agency, role, division, number, code, from, to, mine, unread }: WorklistFilter): boolean {
  return [agency, role, division, number, code, from, to, mine, unread].some((value) => value !== undefined);
}
