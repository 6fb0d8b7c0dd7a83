import type { Bind } from '@referrals/auth';
import { beginsWith, equals, fromDay, matching, toDay, type Filters } from '@referrals/service-kit';
import type { WorklistFilter } from './worklist.dto.js';

const FILTERS: Filters<WorklistFilter> = {
  state: equals('state'), agency: equals('agency'), role: equals('role'), number: equals('number'), code: equals('last_code'),
  division: beginsWith('division'), from: fromDay('filed_at'), to: toDay('filed_at'),
};

/** What a list or a count asks of `referral r`. */
export function filterConditions(filter: WorklistFilter, staff: string, bind: Bind): string[] {
  return [...matching(FILTERS, filter, bind), ...filter.mine === 'true' ? [`r.claimed_by = ${bind(staff)}::uuid`] : []];
}
