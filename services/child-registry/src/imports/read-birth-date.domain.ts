import { addDays, dayExists, FIRST_DAY, type PlainDate } from '@referrals/calendar';
import { readAs, type Read, type Typed } from './cell.domain.js';

/** One sign between the parts; then perhaps a time, which a birth date does not need. */
const WITH_SIGNS = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const IN_CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/;
const IN_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** Day 0 of spreadsheets. Before day 61 their calendars differ; after the last there is none. */
const DAY_ZERO = '1899-12-30' as PlainDate;
const FIRST_NUMBER = 61;
const LAST_NUMBER = 2_958_465;
/** From here on a number is a date written in digits. */
const FIRST_IN_DIGITS = 19_000_101;

/** A birth date as people and spreadsheets write it, from 1900 on. */
export function readBirthDate({ plain, number }: Typed): Read<PlainDate> {
  const day = number === undefined ? dayInText(plain) : dayOfNumber(Math.trunc(number));
  return readAs(day !== undefined && day >= FIRST_DAY ? day : undefined, 'INVALID_DATE');
}

function dayOfNumber(number: number): PlainDate | undefined {
  if (number >= FIRST_IN_DIGITS) return dayInText(String(number));
  return number >= FIRST_NUMBER && number <= LAST_NUMBER ? addDays(DAY_ZERO, number) : undefined;
}

function dayInText(text: string): PlainDate | undefined {
  const [, year, , month, date] = WITH_SIGNS.exec(text) ?? [];
  const [, ...parts] = IN_CHINESE.exec(text) ?? IN_DIGITS.exec(text) ?? [];
  const [y = '', m = '', d = ''] = year === undefined ? parts : [year, month, date];
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return dayExists(day) ? day as PlainDate : undefined;
}
