import type { Clock } from '@referrals/calendar';

/** The clock as a token that can be injected. */
export abstract class ClockPort implements Clock {
  abstract now: Clock['now'];
}
