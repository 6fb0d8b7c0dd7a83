import type { PlainDate } from '@referrals/calendar';

/** A day as the count of days since 1970-01-01. A schedule adds and compares a hundred days, for a million files: text would take ten times as long. */
export type DayCount = number;

/** The month counts from 0. */
interface Parts { readonly year: number; readonly month: number; readonly dayOfMonth: number }

export const dayCount = (date: PlainDate): DayCount => dayAt(digits(date, 0, 4), digits(date, 5, 7) - 1, digits(date, 8, 10));

export function plainDay(day: DayCount): PlainDate {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${year}-${twoDigits(month + 1)}-${twoDigits(dayOfMonth)}` as PlainDate;
}

/** Months count from 0 and may lie in a later year; day 0 is the last of the month before. */
export function dayAt(year: number, month: number, dayOfMonth: number): DayCount {
  const inYear = month % 12;
  return marchDays(year + (month - inYear) / 12, inYear) + dayOfMonth - 1 - MARCH_1970;
}

export function partsOf(day: DayCount): Parts {
  const sinceMarch = day + MARCH_1970;
  const atMost = Math.floor((sinceMarch + 2) / DAYS_OF_YEAR);
  const marchYear = yearStart(atMost) > sinceMarch ? atMost - 1 : atMost;
  const dayOfYear = sinceMarch - yearStart(marchYear);
  const marchMonth = Math.floor((dayOfYear * 5 + 2) / 153);
  const isNextYear = marchMonth >= 10;
  return { year: marchYear + (isNextYear ? 1 : 0), month: marchMonth + (isNextYear ? -10 : 2), dayOfMonth: dayOfYear - monthStart(marchMonth) + 1 };
}

/** 0 Monday … 6 Sunday: 1970-01-01 was a Thursday. */
export const weekdayFromMonday = (day: DayCount): number => (((day + 3) % 7) + 7) % 7;

// Counted in years that begin in March: then the day that comes every four years is the last of one, and months have the same lengths in all.
const DAYS_OF_YEAR = 365.2425;
const yearStart = (marchYear: number): number => marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
/** March is 0. Five months are 153 days. */
const monthStart = (marchMonth: number): number => Math.floor((marchMonth * 153 + 2) / 5);
const marchDays = (year: number, month: number): number => (month < 2 ? yearStart(year - 1) + monthStart(month + 10) : yearStart(year) + monthStart(month - 2));
const MARCH_1970 = marchDays(1970, 0);

const ZERO = 48;
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}
const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));
