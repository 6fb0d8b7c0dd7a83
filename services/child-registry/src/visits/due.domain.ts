import type { PlainDate } from '@referrals/calendar';
import type { Rounding, Unit } from './codes.domain.js';
import { dayAt, dayCount, partsOf, plainDay, weekdayFromMonday, type DayCount } from './day-count.domain.js';

/** How often something is done: every `n` units. */
export interface Cadence { readonly n: number; readonly unit: Unit }

export interface DueInput extends Cadence {
  readonly from: PlainDate;
  readonly rounding?: Rounding | undefined;
}

/**
 * The day by which it is done again. UNIT_END: the last day of the unit that lies `n` units after the one of `from`, so nothing drifts:
 * whoever called on any day of January calls again by the last of February.
 */
export function due({ from, rounding = 'UNIT_END', ...cadence }: DueInput): { readonly dueOn: PlainDate } {
  return { dueOn: plainDay(dueAfter(dayCount(from), cadence, rounding)) };
}

export const dueAfter = (from: DayCount, { n, unit }: Cadence, rounding: Rounding): DayCount => ends[rounding][unit](from, n);

/** Days of a unit, for comparing cadences. */
const LENGTH: Readonly<Record<Unit, number>> = { WEEK: 7, HALF_MONTH: 15, MONTH: 30 };

/** Negative when `a` is the shorter. */
export const compareCadences = (a: Cadence, b: Cadence): number => a.n * LENGTH[a.unit] - b.n * LENGTH[b.unit];

type End = (from: DayCount, n: number) => DayCount;

const ends: Readonly<Record<Rounding, Readonly<Record<Unit, End>>>> = {
  UNIT_END: { WEEK: sundayAfter, HALF_MONTH: halfMonthEndAfter, MONTH: monthEndAfter },
  EXACT: { WEEK: (from, n) => from + n * LENGTH.WEEK, HALF_MONTH: (from, n) => from + n * LENGTH.HALF_MONTH, MONTH: sameDayAfter },
};

function sundayAfter(from: DayCount, weeks: number): DayCount {
  return from - weekdayFromMonday(from) + 6 + weeks * 7;
}

function halfMonthEndAfter(from: DayCount, halves: number): DayCount {
  const { year, month, dayOfMonth } = partsOf(from);
  const half = month * 2 + (dayOfMonth > 15 ? 1 : 0) + halves;
  const last = half % 2 === 0 ? { month: half / 2, day: 15 } : { month: (half + 1) / 2, day: 0 };
  return dayAt(year, last.month, last.day);
}

function monthEndAfter(from: DayCount, months: number): DayCount {
  const { year, month } = partsOf(from);
  return dayAt(year, month + months + 1, 0);
}

/** The same day, or the last of the month where it has no such day. */
function sameDayAfter(from: DayCount, months: number): DayCount {
  const { year, month, dayOfMonth } = partsOf(from);
  return Math.min(dayAt(year, month + months, dayOfMonth), dayAt(year, month + months + 1, 0));
}
