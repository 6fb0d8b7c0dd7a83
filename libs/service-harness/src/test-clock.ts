import { instant, systemClock, type Clock, type Instant } from '@referrals/calendar';

/** Stands still until a test sets it on. Without a moment it is the machine's until then: tokens that the service issues itself are judged by that. */
export class TestClock implements Clock {
  private at: Instant | undefined;

  constructor(at?: string) {
    this.at = at === undefined ? undefined : instant(at);
  }

  now(): Instant {
    return this.at ?? systemClock.now();
  }

  setTo(at: string): void {
    this.at = instant(at);
  }
}
