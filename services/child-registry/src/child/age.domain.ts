import { addDays, addMonths, completedYears, type PlainDate } from '@referrals/calendar';
import type { Known } from './period.domain.js';

export type Age =
  | { readonly age: number; readonly sixteenOn: PlainDate; readonly eighteenOn: PlainDate }
  | { readonly error: 'BIRTH_DATE_IN_FUTURE' };

/** Completed years on a day, and the days from which a child is sixteen and eighteen. */
export function age({ birthDate, on }: { readonly birthDate: PlainDate; readonly on: PlainDate }): Age {
  if (birthDate > on) return { error: 'BIRTH_DATE_IN_FUTURE' };
  return { age: completedYears(birthDate, on), sixteenOn: completedOn(birthDate, 16), eighteenOn: completedOn(birthDate, 18) };
}

/** The first day on which so many years are completed: the day after the birthday. */
export const completedOn = (birthDate: PlainDate, years: number): PlainDate => addDays(addMonths(birthDate, years * 12), 1);

/** Whether so many years are completed for certain; false while the birth date is unknown, so an unknown age counts as below every age. */
export const hasCompleted = (birthDate: Known<PlainDate>, years: number, on: PlainDate): boolean =>
  typeof birthDate === 'string' && completedYears(birthDate, on) >= years;
