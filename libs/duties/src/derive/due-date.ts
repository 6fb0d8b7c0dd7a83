import { addDays, addMillis, deadline, instant, plainDate, startOfShanghaiDay, type ClockRule, type Instant, type Pause } from '@referrals/calendar';
import type { Limit } from '../pack/duty-pack.js';
import type { Duty } from './duty.js';
import type { DutyCalendar } from './duty-calendar.js';
import { limitOf } from './limit-of.js';

export interface DueDate { readonly dueAt: Instant; readonly provisional: boolean }

/** When a limit ends. Always a date: where a year's working days are not announced, a provisional one. */
export function dueDate(limit: Limit, since: Instant, pauses: readonly Pause[], calendar: DutyCalendar, knownAt: Instant): DueDate {
  const clock: ClockRule = { ...limit, trigger: since, pauses };
  const due = deadline(clock, calendar.knownAt(knownAt));
  if ('dueAt' in due) return { dueAt: due.dueAt, provisional: false };
  const assumed = 'error' in due && due.error === 'CALENDAR_NOT_COVERED' ? deadline(clock, calendar.assumedAt(knownAt)) : due;
  if (!('dueAt' in assumed)) throw new Error(`A limit has no end: ${JSON.stringify(assumed)}`);
  return { dueAt: assumed.dueAt, provisional: true };
}

/** Computes the date again from the same moment: a pause came or went, or a year's working days were announced. A date an event brought stays. */
export function dateAgain(duty: Duty, calendar: DutyCalendar, knownAt: Instant): void {
  const limit = limitOf(duty);
  if (limit !== undefined) Object.assign(duty, dueDate(limit, duty.since, duty.pauses, calendar, knownAt));
}

const DAY_MS = 86_400_000;

/** A date that an event brings: the end of a plain day, or an instant; so many days later. */
export function dateTold(told: string, plusDays = 0): Instant {
  if (/^\d{4}-\d{2}-\d{2}$/.test(told)) return startOfShanghaiDay(addDays(plainDate(told), plusDays + 1));
  return addMillis(instant(told), plusDays * DAY_MS);
}
