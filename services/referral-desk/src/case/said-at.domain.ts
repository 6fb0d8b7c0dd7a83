import { isDay, isInFuture, laterOf, liesBefore, notAhead, type Instant, type ToldTime } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';

/**
 * When something was done about a report, as somebody says it: not before there was one, and not later than now. A clock a minute ahead is taken
 * for right; a day counts as a whole.
 * @throws DomainError INSTANT_BEFORE_REPORT, INSTANT_IN_FUTURE
 */
export function saidAt(told: ToldTime, filedAt: Instant, now: Instant): Instant {
  if (isInFuture(told, now)) throw new DomainError('INSTANT_IN_FUTURE', { field: 'at', facts: { latest: now } });
  if (liesBefore(told, filedAt)) throw new DomainError('INSTANT_BEFORE_REPORT', { field: 'at', facts: { earliest: filedAt } });
  const at = notAhead(told, now);
  return isDay(told) ? at : laterOf(at, filedAt);
}
