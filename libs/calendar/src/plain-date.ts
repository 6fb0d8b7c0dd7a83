import { DomainError } from '@referrals/contracts';
import { addMillis, dayExists, instant, instantFromMillis, millisOf, type Instant } from './instant.js';

/** A day of the calendar, `2026-05-11`; where the law counts days it is a day in Asia/Shanghai. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

const DAY_MS = 86_400_000;
/** China keeps UTC+8 all year round. */
const SHANGHAI_MS = 8 * 3_600_000;

/** @throws DomainError INVALID_DATE when it is malformed or there is no such day */
export function plainDate(text: string): PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !dayExists(text)) throw new DomainError('INVALID_DATE');
  return text as PlainDate;
}

/** What anybody can mean by a year. Outside it is a slip of the pen, or cannot be stored. */
export const FIRST_DAY = '1900-01-01' as PlainDate;
export const LAST_DAY = '2100-12-31' as PlainDate;

/** Whether a text is a day that exists, from 1900 to 2100. */
export const isDayOfOurs = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= FIRST_DAY && text <= LAST_DAY && dayExists(text);

/** Whether a moment lies on such a day in China. */
export const isMomentOfOurs = (moment: Instant): boolean => isDayOfOurs(shanghaiDate(moment));

/** The day it is in China at that moment. */
export function shanghaiDate(moment: Instant): PlainDate {
  return addMillis(moment, SHANGHAI_MS).slice(0, 10) as PlainDate;
}

/** 00:00 of that day in China. */
export function startOfShanghaiDay(date: PlainDate): Instant {
  return addMillis(instant(`${date}T00:00:00.000Z`), -SHANGHAI_MS);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return instantFromMillis(dayMillis(date) + days * DAY_MS).slice(0, 10) as PlainDate;
}

function dayMillis(date: PlainDate): number {
  return millisOf(`${date}T00:00:00.000Z` as Instant);
}

/** The same day `months` later; where that month has no such day, its last day (CC 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  return `${first}-${String(Math.min(day, daysInMonth(first))).padStart(2, '0')}` as PlainDate;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((dayMillis(to) - dayMillis(from)) / DAY_MS);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: PlainDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayMillis(date) / DAY_MS) + 4) % 7) + 7) % 7;
}

/** Days in the month `YYYY-MM`. */
export function daysInMonth(month: string): number {
  return [31, 30, 29, 28].find((day) => dayExists(`${month}-${day}`)) ?? 28;
}

/** Negative when `a` is earlier, positive when later, 0 when equal. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Completed years of age on a day. A year is completed on the day after the birthday: on the 14th birthday a child is still
 * under 14 (法释〔2006〕1号 art. 2); born on 29 February, it is completed on 1 March (CC 202). Never negative.
 */
export function completedYears(birth: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  if (years <= 0) return 0;
  return on > addMonths(birth, years * 12) ? years : years - 1;
}
