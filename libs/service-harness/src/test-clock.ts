import { instant, type Clock, type Instant } from '@referrals/calendar';

/** Stands still until a test sets it on. */
export class TestClock implements Clock {
  private at: Instant;

  constructor(at = '2026-05-11T00:20:00.000Z') {
    this.at = instant(at);
  }

  now(): Instant {
    return this.at;
  }

  setTo(at: string): void {
    this.at = instant(at);
  }
}
