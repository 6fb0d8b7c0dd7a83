import type { EventData, DutyEvents, ReferralSnapshot, ServiceName } from '@referrals/contracts';
import { v5 } from 'uuid';

/** How work comes to a desk, or comes back to it: the last word of the event that says so. */
export const ARRIVALS = ['routed', 'rerouted', 'transferred', 'moved', 'returned', 'reopened', 'role-raised', 'supplemented'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** What a message says, before it is known to whom. */
export interface Notice {
  /** The same for whatever tells the same. */
  readonly id: string;
  readonly service: ServiceName;
  readonly case: string;
  readonly kind: 'ARRIVAL' | 'ESCALATION';
  readonly reason: string;
  readonly subject: string;
  readonly number?: string;
  /** Whose members hear of it. */
  readonly desk: string;
  /** Its supervisors alone. */
  readonly supervisors: boolean;
  readonly owner?: string;
  readonly clock?: string;
  readonly step?: string;
  readonly dueAt?: string;
  readonly at: string;
  readonly exempt: boolean;
  readonly hiddenDesks: readonly string[];
  readonly hiddenStaff: readonly string[];
}

/** Never changes: what was told before a backup is the same message after it. */
const NAMESPACE = 'a3b9c6d2-40f7-5e18-8c5d-1f6e7b2a9d04';

const idOf = (...parts: readonly (string | number)[]): string => v5(parts.join('|'), NAMESPACE);

const HAS_NOTHING_TO_DO: readonly ReferralSnapshot['state'][] = ['fed_back', 'ended', 'merged'];

/**
 * What the members of the desk are told of a referral that came to it. A change that says it in two words (told of something new, and open
 * again) says it once. Undefined where nothing is left to do on it.
 */
export function arrivalOf(arrival: Arrival, told: ReferralSnapshot): Notice | undefined {
  if (HAS_NOTHING_TO_DO.includes(told.state)) return undefined;
  return {
    id: idOf('arrival', told.referralId, told.version, told.at, told.owner), service: 'referral-desk', case: told.reportId, kind: 'ARRIVAL',
    reason: arrival.toUpperCase().replace('-', '_'), subject: told.referralId, desk: told.owner, supervisors: false, owner: told.owner, at: told.at,
    exempt: told.because === 'LAST_RESORT', hiddenDesks: told.excludedDesks, hiddenStaff: told.recused,
  };
}

/** What the desk that a step names is told. Undefined where the step found no desk that may hear. */
export function escalationOf(service: ServiceName, told: EventData<DutyEvents['escalated']>): Notice | undefined {
  const { dutyId, caseId, number, clock, step, desk: owner, to, toDesk, dueAt, at } = told;
  if (toDesk === undefined) return undefined;
  return {
    id: idOf('escalation', dutyId, step), service, case: caseId, kind: 'ESCALATION', reason: to, subject: dutyId, ...(number === undefined ? {} : { number }),
    desk: toDesk, supervisors: to === 'SUPERVISOR', ...(owner === undefined ? {} : { owner }), clock, step, dueAt, at, exempt: false, hiddenDesks: [], hiddenStaff: [],
  };
}
