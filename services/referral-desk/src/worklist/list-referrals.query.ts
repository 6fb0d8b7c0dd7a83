import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, readPage } from '@referrals/service-kit';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralRecord } from '../referral/referral.entity.js';
import { itemOf, ITEM_COLUMNS, type ItemRow } from './worklist-item.js';
import { filterConditions } from './worklist-filter.js';
import type { WorklistFilter, WorklistPage, WorklistQuery } from './worklist.dto.js';

/** The desks' worklist, a page at a time, newest filing first unless asked otherwise. */
@Injectable()
export class ListReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async page(principal: StaffPrincipal, query: WorklistQuery): Promise<WorklistPage> {
    const at = this.clock.now();
    const { rows, next } = await this.database.read(databaseContext(principal, at), (tx) => readPage<ItemRow>(tx, {
      entity: ReferralRecord, columns: ITEM_COLUMNS, asked: query,
      scope: (bind) => referralScope(principal, at, bind),
      where: (bind) => filterConditions(query, principal.staff, bind),
      order: { by: 'filedAt', descending: query.sort === '-filedAt' },
      // Desk and state lead to one index whichever they are; a search is for the rare value, and planning it costs a millisecond.
      plan: isSearch(query) ? 'FRESH' : 'KEPT',
    }));
    return { items: rows.map((row) => itemOf(row, principal, at)), next };
  }
}

function isSearch({ agency, role, division, number, code, from, to, mine }: WorklistFilter): boolean {
  return [agency, role, division, number, code, from, to, mine].some((value) => value !== undefined);
}
