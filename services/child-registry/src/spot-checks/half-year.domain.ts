import type { PlainDate } from '@referrals/calendar';

/** The half-year of a day: `2026H1`. */
export const halfYearOf = (day: PlainDate): string => `${day.slice(0, 4)}H${day.slice(5, 7) <= '06' ? 1 : 2}`;
