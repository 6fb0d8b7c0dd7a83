import type { Bind } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { beginsWith, equals, fromDay, matching, toDay, type Filters } from '@referrals/service-kit';
import { dueBefore } from './next-duty.js';
import { OWES } from './owes.js';
import type { WorklistFilter } from './worklist.dto.js';

const FILTERS: Filters<WorklistFilter> = {
  because: equals('because'), agency: equals('agency'), role: equals('role'), number: equals('number'), code: equals('last_code'),
  division: beginsWith('division'), unread: (asked) => (asked === 'true' ? 'r.unread_since IS NOT NULL' : 'r.unread_since IS NULL'), from: fromDay('filed_at'), to: toDay('filed_at'),
};

const CLAIMED = {
  NOBODY: () => 'r.claimed_by IS NULL', ME: (me: () => string) => `r.claimed_by = ${me()}`, OTHER: (me: () => string) => `r.claimed_by <> ${me()}`,
} as const;

/** What a list or a count asks of `referral r`. One that was merged is the other's: it is there for who asks for such alone. */
export function filterConditions(filter: WorklistFilter, staff: string, at: Instant, bind: Bind): string[] {
  return [
    ...matching(FILTERS, filter, bind), ...filter.mine === 'true' ? [`r.claimed_by = ${bind(staff)}::uuid`] : [],
    ...filter.overdue === undefined ? [] : [`${filter.overdue === 'true' ? '' : 'NOT '}${dueBefore(`${bind(at)}::timestamptz`)}`],
    ...filter.before === undefined ? [] : [dueBefore(`${bind(filter.before)}::timestamptz`)],
    ...filter.claimed === undefined ? [] : [CLAIMED[filter.claimed](() => `${bind(staff)}::uuid`)],
    ...filter.desk === undefined ? [] : [`r.owner = ${bind(filter.desk)}::uuid`],
    ...inStates(filter, bind),
  ];
}

/** One state is asked for by equality: an index has it in the list's order. */
function inStates({ state, number, open = state === undefined && number === undefined ? 'true' : 'false' }: WorklistFilter, bind: Bind): string[] {
  const [first, ...more] = state ?? [];
  const asked = first === undefined ? [`r.state <> 'merged'`] : [more.length === 0 ? `r.state = ${bind(first)}` : `r.state = ANY (${bind(state)}::text[])`];
  return open === 'true' ? [...asked, OWES] : asked;
}
