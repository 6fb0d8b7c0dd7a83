import type { PlainDate } from '@referrals/calendar';
import type { Tier } from '../child/codes.domain.js';
import type { Known, Period } from '../child/period.domain.js';
import type { ScheduleRules } from '../pack/child-registry-pack.js';
import { contactsWith, isCredible, isVisit, type Absence, type Act } from './act.domain.js';
import { dayCount, type DayCount } from './day-count.domain.js';
import { NEVER, type Gone, type Walk } from './walk.domain.js';

/** A time in which a file is active under one owner: from opening, reopening or an accepted move. */
export interface Span extends Period {
  /** The first visit by this day, instead of the pack's days after the opening. */
  readonly visitBy?: Known<PlainDate>;
}

export interface TierDay { readonly on: PlainDate; readonly tier: Tier }

export type Owed = 'contact' | 'visit';

/** What happened to a file that bears on its next dates. */
export interface Told {
  readonly asOf: PlainDate;
  readonly birthDate?: Known<PlainDate>;
  /** Contacts go through the caregiver, whatever the age. */
  readonly viaCaregiver?: Known<boolean>;
  readonly spans: readonly Span[];
  /** Each on the day it reaches the schedule: never before the day it was recorded. */
  readonly tiers: readonly TierDay[];
  readonly away?: readonly Absence[] | undefined;
  readonly acts?: readonly Act[] | undefined;
}

/** A fact, and what it does to a walk. */
export interface Fact { readonly on: DayCount; readonly order: number; readonly tell: (walk: Walk) => void }

/** On one day in this order. A tier goes before the beginning of a span: so it is the one the span begins with. */
const [SPAN_ENDS, TIER, SPAN_BEGINS, ABSENCE, ACT] = [0, 1, 2, 3, 4] as const;

/** The facts up to `asOf` that bear on the contacts or on the visits, in their order. Absences bear on visits alone. */
export function storyOf(owed: Owed, told: Told, rules: ScheduleRules): Fact[] {
  const facts = [
    ...told.spans.flatMap((span) => factsOfSpan(span, owed, rules)),
    ...told.tiers.map(({ on, tier }) => fact(on, TIER, (walk, day) => walk.change(day, rules.cadences[tier][owed]))),
    ...(owed === 'visit' ? absencesThatCount(told, rules) : []).map((one) => fact(one.from, ABSENCE, (walk) => walk.leave(goneOf(one, rules)))),
    ...actsThatCount(owed, told, rules).map(({ on }) => fact(on, ACT, (walk, day) => walk.act(day))),
  ];
  const until = dayCount(told.asOf);
  return facts.filter(({ on }) => on <= until).sort((a, b) => a.on - b.on || a.order - b.order);
}

function fact(date: PlainDate, order: number, tell: (walk: Walk, on: DayCount) => void): Fact {
  const on = dayCount(date);
  return { on, order, tell: (walk) => tell(walk, on) };
}

/** A file opened and ended on one day was active on none. */
function factsOfSpan({ from, to, visitBy }: Span, owed: Owed, { schedule }: ScheduleRules): Fact[] {
  if (typeof to === 'string' && to <= from) return [];
  const firstBy = (day: DayCount): DayCount => (owed === 'contact' ? NEVER : typeof visitBy === 'string' ? dayCount(visitBy) : day + schedule.firstVisitDays);
  const begins = fact(from, SPAN_BEGINS, (walk, day) => walk.begin(day, firstBy(day)));
  return typeof to === 'string' ? [begins, fact(to, SPAN_ENDS, (walk) => walk.end())] : [begins];
}

const absencesThatCount = ({ away = [] }: Told, { schedule }: ScheduleRules): Absence[] => away.filter((one) => isCredible(one.from, one, schedule));

function goneOf({ from, backOn }: Absence, { schedule }: ScheduleRules): Gone {
  const left = dayCount(from);
  const back = typeof backOn === 'string' ? dayCount(backOn) : NEVER;
  return { from: left, back, owedFrom: back + Math.min(schedule.returnDays, back - left) };
}

function actsThatCount(owed: Owed, told: Told, { schedule }: ScheduleRules): Act[] {
  const counts = owed === 'visit' ? isVisit : contactsWith(told, schedule);
  return (told.acts ?? []).filter((act) => act.void !== true && counts(act) && isCredible(act.on, act, schedule));
}
