import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort } from '@referrals/service-kit';
import { OPEN_STATES } from '../case/case.domain.js';
import { binder, referralScope, scopeCondition } from '../referral/referral-scope.js';
import { filterConditions } from './worklist-filter.js';
import type { CountsFilter, WorklistCounts } from './worklist.dto.js';

/** How much lies on the caller's desks: what still owes something, or with `history` everything. */
@Injectable()
export class CountReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async counts(principal: StaffPrincipal, filter: CountsFilter): Promise<WorklistCounts> {
    const at = this.clock.now();
    const values: unknown[] = [];
    const bind = binder(values);
    const conditions = [scopeCondition(referralScope(principal, at, bind)), ...filterConditions(filter, principal.staff, bind)];
    if (filter.history !== 'true' && filter.state === undefined) conditions.push(`r.state = ANY (${bind([...OPEN_STATES, 'concluded'])}::text[])`);
    // As a page: in one message with the commit.
    const read = await this.database.transaction(databaseContext(principal, at), (tx) => Promise.resolve({
      rows: tx.query<WorklistCounts['counts'][number]>(
        `SELECT r.state, r.agency, r.role, count(*) AS count FROM referral r WHERE ${conditions.join(' AND ')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, values,
      ),
    }));
    const counts = await read.rows;
    return { total: counts.reduce((sum, row) => sum + row.count, 0), counts };
  }
}
