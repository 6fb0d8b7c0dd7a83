import type { PlainDate } from '@referrals/calendar';

/** The half-year of a day: `2026H1`. */
export const halfYearOf = (day: PlainDate): string => `${day.slice(0, 4)}H${day.slice(5, 7) <= '06' ? 1 : 2}`;

/** Its last day. */
export const lastDayOf = (half: string): PlainDate => `${half.slice(0, 4)}-${half.endsWith('1') ? '06-30' : '12-31'}` as PlainDate;
