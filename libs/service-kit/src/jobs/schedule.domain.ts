import { addDays, addMillis, addMonths, daysInMonth, shanghaiDate, startOfShanghaiDay, type Instant, type PlainDate } from '@referrals/calendar';

/**
 * When a job is due: every so many seconds, each day at a time of day, or each month on a day of it. Times are times in China, `00:10`.
 * `dayOfMonth` is 1 to 28, which every month has, or its last day.
 */
export type Schedule = { readonly everySeconds: number } | { readonly at: string; readonly dayOfMonth?: number | 'LAST' };

type ByCalendar = Exclude<Schedule, { everySeconds: number }>;

const MINUTE_MS = 60_000;

/** What is wrong with a schedule; undefined when nothing is. */
export function scheduleFault(schedule: Schedule): string | undefined {
  if ('everySeconds' in schedule) return Number.isInteger(schedule.everySeconds) && schedule.everySeconds > 0 ? undefined : 'everySeconds is a whole number from 1';
  if (!/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(schedule.at)) return 'at is a time of day, 00:00 to 23:59';
  const { dayOfMonth: day = 1 } = schedule;
  return day === 'LAST' || (Number.isInteger(day) && day >= 1 && day <= 28) ? undefined : 'dayOfMonth is 1 to 28 or LAST';
}

/** The last moment of the schedule that is not after `now`. */
export function lastDue(schedule: Schedule, now: Instant): Instant {
  if ('everySeconds' in schedule) return now;
  const today = shanghaiDate(now);
  const moment = momentIn(schedule, today);
  return moment <= now ? moment : momentIn(schedule, shift(schedule, today, -1));
}

/** The first moment of the schedule after `moment`. */
export function nextDue(schedule: Schedule, moment: Instant): Instant {
  if ('everySeconds' in schedule) return addMillis(moment, schedule.everySeconds * 1_000);
  const day = shanghaiDate(moment);
  const inSame = momentIn(schedule, day);
  return inSame > moment ? inSame : momentIn(schedule, shift(schedule, day, 1));
}

/** Its moment in the day, or in the month, that `day` belongs to. */
function momentIn({ at, dayOfMonth }: ByCalendar, day: PlainDate): Instant {
  const month = day.slice(0, 7);
  const on = dayOfMonth === undefined ? day : `${month}-${String(dayOfMonth === 'LAST' ? daysInMonth(month) : dayOfMonth).padStart(2, '0')}` as PlainDate;
  return addMillis(startOfShanghaiDay(on), (Number(at.slice(0, 2)) * 60 + Number(at.slice(3))) * MINUTE_MS);
}

const shift = ({ dayOfMonth }: ByCalendar, day: PlainDate, by: number): PlainDate => (dayOfMonth === undefined ? addDays(day, by) : addMonths(day, by));
