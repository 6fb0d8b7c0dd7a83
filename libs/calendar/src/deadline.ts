import { DomainError } from '@referrals/contracts';
import { addMillis, instantFromMillis, laterOf, millisOf, type Instant } from './instant.js';
import { addDays, addMonths, compareDates, daysBetween, daysInMonth, shanghaiDate, startOfShanghaiDay, type PlainDate } from './plain-date.js';
import type { WorkingDays } from './working-days.js';

export type ClockUnit = 'HOUR' | 'DAY' | 'WORKDAY' | 'MONTH' | 'YEAR';

/** A time that does not count; still running while `to` is absent. */
export interface Pause { readonly from: Instant; readonly to?: Instant }

/** A limit of law or design as data. Days are days in Asia/Shanghai. */
export interface ClockRule {
  readonly trigger: Instant;
  readonly unit: ClockUnit;
  /** 1 to 10,000. An extension replaces it and is computed again from the same trigger. */
  readonly amount: number;
  /** NEXT_WORKDAY: a last day that is not worked moves on (CC 203). NONE for limits on a person's liberty. Not for HOUR, WORKDAY. */
  readonly roll?: 'NEXT_WORKDAY' | 'NONE';
  /** NEXT_HOUR: the hour of the trigger is not counted (courts, police, procuratorates). MOMENT: CC 201(2). HOUR only, and there required. */
  readonly hourStart?: 'MOMENT' | 'NEXT_HOUR';
  /** A trigger on the last day of a month ends on the last day of the month (刑诉解释 202). MONTH and YEAR only. */
  readonly endOfMonth?: boolean;
  /** In order, disjoint, each after the trigger; only the last may still run. */
  readonly pauses?: readonly Pause[];
}

/** `dueAt`: from this moment it is overdue; a clock in days ends at 24:00 of its last day. */
export type Deadline =
  | { readonly dueAt: Instant }
  | { readonly paused: true; readonly since: Instant }
  | { readonly error: 'CALENDAR_NOT_COVERED'; readonly year: number }
  | { readonly error: 'INVALID_CLOCK'; readonly field: keyof ClockRule };

const HOUR_MS = 3_600_000;
const LAST_YEAR = '9999';

/** Computes when a clock falls due. Never assumes: what needs a year without a notice says so. */
export function deadline(clock: ClockRule, workingDays: WorkingDays): Deadline {
  const field = invalidField(clock);
  if (field !== undefined) return { error: 'INVALID_CLOCK', field };
  try {
    if (clock.unit === 'HOUR') return hours(clock);
    if (clock.unit === 'WORKDAY') return workdays(clock, workingDays);
    return calendarDays(clock, workingDays);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CALENDAR_NOT_COVERED') return { error: error.code, year: Number(error.facts['year']) };
    throw error;
  }
}

function hours(clock: ClockRule): Deadline {
  const start = clock.hourStart === 'MOMENT' ? millisOf(clock.trigger) : (Math.floor(millisOf(clock.trigger) / HOUR_MS) + 1) * HOUR_MS;
  let due = instantFromMillis(start + clock.amount * HOUR_MS);
  for (const { from, to } of clock.pauses ?? []) {
    if (from >= due) break;
    if (to === undefined) return { paused: true, since: from };
    due = addMillis(due, millisOf(to) - millisOf(from));
  }
  return { dueAt: due };
}

function calendarDays(clock: ClockRule, workingDays: WorkingDays): Deadline {
  let last = lastDay(clock);
  if (last.slice(0, 4) >= LAST_YEAR || last.length !== 10) return { error: 'INVALID_CLOCK', field: 'amount' };
  const due = (): Instant => endOf(clock.roll === 'NEXT_WORKDAY' ? nextWorkingDay(last, workingDays) : last);
  for (const { from, to } of clock.pauses ?? []) {
    // Before the unrolled end it is before the rolled one too: then no calendar is needed to see it.
    if (from >= endOf(last) && from >= due()) break;
    if (to === undefined) return { paused: true, since: from };
    last = addDays(last, daysBetween(shanghaiDate(from), shanghaiDate(to)));
  }
  return { dueAt: due() };
}

function lastDay(clock: ClockRule): PlainDate {
  const start = shanghaiDate(clock.trigger);
  if (clock.unit === 'DAY') return addDays(start, clock.amount);
  const last = addMonths(start, clock.unit === 'YEAR' ? clock.amount * 12 : clock.amount);
  if (clock.endOfMonth !== true || Number(start.slice(8)) !== daysInMonth(start.slice(0, 7))) return last;
  return `${last.slice(0, 7)}-${daysInMonth(last.slice(0, 7))}` as PlainDate;
}

/** Walks from day to day, so only days up to the last one are looked up in the notices. */
function workdays(clock: ClockRule, workingDays: WorkingDays): Deadline {
  const pauses = (clock.pauses ?? []).map(({ from, to }) => ({ since: from, from: shanghaiDate(from), to: to && shanghaiDate(to) }));
  let day = shanghaiDate(clock.trigger);
  for (let counted = 0; counted < clock.amount;) {
    day = addDays(day, 1);
    const today = day;
    const running = pauses.find((pause) => pause.to === undefined && compareDates(pause.from, today) <= 0);
    if (running !== undefined) return { paused: true, since: running.since };
    const paused = pauses.some((pause) => pause.to !== undefined && pause.from < today && today <= pause.to);
    if (!paused && workingDays.isWorkingDay(today)) counted += 1;
  }
  return { dueAt: endOf(day) };
}

function nextWorkingDay(date: PlainDate, workingDays: WorkingDays): PlainDate {
  let day = date;
  while (!workingDays.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

function endOf(lastDayOfClock: PlainDate): Instant {
  return startOfShanghaiDay(addDays(lastDayOfClock, 1));
}

function invalidField(clock: ClockRule): keyof ClockRule | undefined {
  const { unit, amount, roll, hourStart, endOfMonth, pauses = [] } = clock;
  if (!Number.isInteger(amount) || amount < 1 || amount > 10_000) return 'amount';
  if (roll === 'NEXT_WORKDAY' && (unit === 'HOUR' || unit === 'WORKDAY')) return 'roll';
  if ((unit === 'HOUR') !== (hourStart !== undefined)) return 'hourStart';
  if (endOfMonth === true && unit !== 'MONTH' && unit !== 'YEAR') return 'endOfMonth';
  let before = clock.trigger;
  for (const [index, { from, to }] of pauses.entries()) {
    const ordered = index === 0 ? from > before : from >= before;
    if (!ordered || (to === undefined ? index < pauses.length - 1 : to < from)) return 'pauses';
    before = laterOf(from, to ?? from);
  }
  return undefined;
}
