import { addDays, plainDate, shanghaiDate, startOfShanghaiDay, type Instant, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Day } from '../http/time-fields.js';

const MOST_DAYS = 366;
const DAYS = 92;

/** First and last day of what is counted, in China; at most 366 days. Without them the last 92. */
export class FigurePeriod {
  @Day({ optional: true }) from?: PlainDate;
  @Day({ optional: true }) to?: PlainDate;
}

/**
 * From the first moment of a period to the one that is not in it any more.
 * @throws DomainError PERIOD_TOO_LONG for more than a year, or one that ends before it begins
 */
export function momentsOf({ from, to }: FigurePeriod, at: Instant): { readonly since: Instant; readonly until: Instant } {
  const last = plainDate(to ?? shanghaiDate(at));
  const first = plainDate(from ?? addDays(last, -DAYS));
  if (first > last || addDays(first, MOST_DAYS) < last) throw new DomainError('PERIOD_TOO_LONG', { field: 'from' });
  return { since: startOfShanghaiDay(first), until: startOfShanghaiDay(addDays(last, 1)) };
}
