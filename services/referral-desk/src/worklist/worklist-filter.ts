import type { Bind } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { beginsWith, equals, fromDay, matching, toDay, type Filters } from '@referrals/service-kit';
import { dueBefore } from './next-duty.js';
import type { WorklistFilter } from './worklist.dto.js';

const FILTERS: Filters<WorklistFilter> = {
  state: equals('state'), agency: equals('agency'), role: equals('role'), number: equals('number'), code: equals('last_code'),
  division: beginsWith('division'), unread: (asked) => (asked === 'true' ? 'r.unread_since IS NOT NULL' : 'r.unread_since IS NULL'), from: fromDay('filed_at'), to: toDay('filed_at'),
};

/** What a list or a count asks of `referral r`. One that was merged is the other's: it is there for who asks for such alone. */
export function filterConditions(filter: WorklistFilter, staff: string, at: Instant, bind: Bind): string[] {
  return [
    ...matching(FILTERS, filter, bind), ...filter.mine === 'true' ? [`r.claimed_by = ${bind(staff)}::uuid`] : [],
    ...filter.overdue === undefined ? [] : [`${filter.overdue === 'true' ? '' : 'NOT '}${dueBefore(`${bind(at)}::timestamptz`)}`],
    ...filter.before === undefined ? [] : [dueBefore(`${bind(filter.before)}::timestamptz`)],
    ...filter.state === undefined ? [`r.state <> 'merged'`] : [],
  ];
}
