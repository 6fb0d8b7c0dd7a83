import type { PlainDate } from '@referrals/calendar';
import type { ScheduleRules } from '../pack/child-registry-pack.js';
import type { DueState } from './codes.domain.js';
import { dayCount, plainDay, type DayCount } from './day-count.domain.js';
import { notSeen } from './not-seen.domain.js';
import { storyOf, type Owed, type Told } from './story.domain.js';
import { Walk } from './walk.domain.js';

export interface ScheduleInput extends Told {
  /** Numbers instead of the pack's. */
  readonly policy?: Partial<ScheduleRules['schedule']> & { readonly cadences?: Partial<ScheduleRules['cadences']> | undefined } | undefined;
}

/** How the next contact or visit stands on the day asked. */
export interface Standing {
  readonly state: DueState;
  /** The next day; when OVERDUE the first day missed; null when nothing is owed. */
  readonly dueOn: PlainDate | null;
  /** The last day it was done while the file was active. */
  readonly lastOn: PlainDate | null;
  /** Every day that ever went by undone, in order. */
  readonly missed: readonly PlainDate[];
  /** When PAUSED: the day on which the absence is looked at again. */
  readonly reviewOn?: PlainDate;
}

export interface Schedule {
  readonly contact: Standing;
  /** `notSeen`: days on which nobody found the child, since it was last met. */
  readonly visit: Standing & { readonly notSeen: number };
}

/**
 * When a child is contacted and visited next, and what was missed, as its file stands on a day. It follows from the facts alone: every change
 * computes it again, and the same facts give the same dates whoever asks, in whatever order they came.
 */
export function schedule({ policy, ...told }: ScheduleInput, pack: ScheduleRules): Schedule {
  const rules = withPolicy(pack, policy);
  return { contact: standing('contact', told, rules), visit: { ...standing('visit', told, rules), notSeen: notSeen(told) } };
}

function withPolicy(pack: ScheduleRules, policy: ScheduleInput['policy']): ScheduleRules {
  if (policy === undefined) return pack;
  const { cadences, ...numbers } = policy;
  return { cadences: { ...pack.cadences, ...cadences }, schedule: { ...pack.schedule, ...numbers } };
}

function standing(owed: Owed, told: Told, rules: ScheduleRules): Standing {
  const asOf = dayCount(told.asOf);
  const walk = new Walk(rules.cadences.BASIC[owed], rules.schedule.rounding);
  for (const { on, tell } of storyOf(owed, told, rules)) {
    walk.to(on);
    tell(walk);
  }
  walk.to(asOf);
  return { ...nextOf(walk, asOf, rules), lastOn: walk.last === undefined ? null : plainDay(walk.last), missed: walk.missed.map(plainDay) };
}

function nextOf({ inSpan, due, gone, overdueSince }: Walk, asOf: DayCount, { schedule: { awayReviewDays, soonDays } }: ScheduleRules): Pick<Standing, 'state' | 'dueOn' | 'reviewOn'> {
  if (!inSpan) return { state: 'NONE', dueOn: null };
  if (gone !== undefined && !Number.isFinite(due)) return { state: 'PAUSED', dueOn: null, reviewOn: plainDay(gone.from + awayReviewDays) };
  if (overdueSince !== undefined) return { state: 'OVERDUE', dueOn: plainDay(overdueSince) };
  return { state: due - asOf <= soonDays ? 'SOON' : 'PLANNED', dueOn: plainDay(due) };
}
