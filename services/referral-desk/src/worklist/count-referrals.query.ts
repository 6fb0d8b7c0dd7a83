import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, countRows } from '@referrals/service-kit';
import { referralScope } from '../referral/referral-scope.js';
import { filterConditions } from './worklist-filter.js';
import type { CountsFilter, CountView, WorklistCounts } from './worklist.dto.js';

/** How much lies on the caller's desks, of what the list with the same filters shows. */
@Injectable()
export class CountReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async counts(principal: StaffPrincipal, filter: CountsFilter): Promise<WorklistCounts> {
    const at = this.clock.now();
    const { total, counts } = await this.database.read(databaseContext(principal, at), (tx) => countRows<Omit<CountView, 'count'>>(tx, {
      from: 'referral r', by: ['state', 'agency', 'role'], holding: { unread: 'r.unread_since IS NOT NULL' },
      scope: (bind) => referralScope(principal, at, bind),
      where: (bind) => filterConditions(filter, principal.staff, at, bind),
    }));
    return { total, unread: counts.reduce((sum, { unread }) => sum + unread, 0), counts };
  }
}
