import { DomainError } from '@referrals/contracts';
import { weekdayOf, type PlainDate } from './plain-date.js';
import { noticedYears } from './working-days.data.js';

/** Which days are worked. Coverage is per year: a year without the State Council's notice is never guessed. */
export interface WorkingDays {
  /** @throws DomainError CALENDAR_NOT_COVERED with the year, when that year has no notice yet */
  isWorkingDay(date: PlainDate): boolean;
}

interface Moved { readonly off: ReadonlySet<string>; readonly on: ReadonlySet<string> }

/** Working days by a table of notices: weekdays off and weekends made up for, as MM-DD, a year each. */
export function workingDaysFrom(table: Readonly<Record<number, { readonly off: string; readonly on: string }>>): WorkingDays {
  const years = new Map<string, Moved>(
    Object.entries(table).map(([year, { off, on }]) => [year, { off: new Set(off.split(' ')), on: new Set(on.split(' ')) }]),
  );
  return {
    isWorkingDay(date) {
      const moved = years.get(date.slice(0, 4));
      if (moved === undefined) throw new DomainError('CALENDAR_NOT_COVERED', { facts: { year: Number(date.slice(0, 4)) } });
      const day = date.slice(5);
      return isWeekend(date) ? moved.on.has(day) : !moved.off.has(day);
    },
  };
}

/** China's working days as published so far. */
export const chinaWorkingDays: WorkingDays = workingDaysFrom(noticedYears);

export function isWeekend(date: PlainDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}
