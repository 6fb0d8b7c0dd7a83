import { addMillis, type Clock, type Instant } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';

/** A demonstration's clock is ahead by so much at most: 400 days, in milliseconds. The table `demo_clock` says the same. */
export const MOST_AHEAD_MS = 400 * 86_400_000;

/**
 * The clock of a service in demo mode: the machine's time and what an administrator set it on by, which only grows. What people see goes by
 * it. Outside of demo mode there is none, and the row is never read.
 */
export class DemoClock implements Clock {
  private ahead = 0;

  /** @param machine the time that tokens, sign-in and the bus go by */
  constructor(readonly machine: Clock, private readonly database: Pick<ServiceDatabase, 'asWorker'>) {}

  /** Milliseconds ahead of the machine. */
  get offsetMs(): number {
    return this.ahead;
  }

  now(): Instant {
    return addMillis(this.machine.now(), this.ahead);
  }

  /** Takes what the row says, whichever process wrote it. @throws what the database says */
  async look(): Promise<void> {
    const row = await this.database.asWorker((tx) => tx.maybeOne<{ offsetMs: number }>('SELECT offset_ms AS "offsetMs" FROM demo_clock'));
    this.reach(row?.offsetMs ?? 0);
  }

  /** Keeps an offset that the directory told, and goes by it from the commit on. */
  keep(tx: Tx, offsetMs: number): void {
    tx.write('UPDATE demo_clock SET offset_ms = $1 WHERE offset_ms < $1', [offsetMs]);
    tx.afterCommit(() => { this.reach(offsetMs); });
  }

  /** From here on it is ahead by so much, or more. */
  reach(offsetMs: number): void {
    this.ahead = Math.max(this.ahead, offsetMs);
  }
}

/** The machine's time behind a service's clock: by it tokens, sign-in, idle times and the bus go, however far a demonstration is ahead. */
export const machineClock = (clock: Clock): Clock => (clock instanceof DemoClock ? clock.machine : clock);
