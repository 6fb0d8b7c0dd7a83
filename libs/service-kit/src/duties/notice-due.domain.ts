import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { DutyCalendar } from '@referrals/duties';

/**
 * The year whose notice is wanted at that moment and is not imported: this year's, and from 1 November, when the State Council usually has
 * announced it, the next one's. Undefined when nothing is wanted. One that is imported and takes effect within minutes is there.
 */
export function noticeDue(calendar: DutyCalendar, now: Instant): number | undefined {
  const [year, month] = shanghaiDate(now).split('-').map(Number) as [number, number];
  const wanted = month >= 11 ? [year, year + 1] : [year];
  return wanted.find((one) => !calendar.includes(one));
}
