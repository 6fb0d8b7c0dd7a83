import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface ThrottleLimits {
  /** Wrong tries of one source in a quarter of an hour from the first on; then 429. */
  readonly perSource: number;
  /** Tries for one number in an hour, after which each further one waits a little. */
  readonly perNumber: number;
  /** How long it waits at most, in milliseconds. */
  readonly longestWaitMs?: number;
  /** The quarter of an hour, in seconds. */
  readonly windowSeconds?: number;
}

const STEP_MS = 100;
/** Tries under way have their answers by then, and those that were right make room. */
const MOMENT_SECONDS = 1;

/**
 * Slows guessing. A source that guesses is refused for a while; a number that is guessed at from many sources makes each try
 * wait, at most two seconds, and is never locked: whoever holds it always gets in. Whether the number exists plays no part.
 * Kept in memory; no source is written down.
 */
@Injectable()
export class GuessThrottle {
  private readonly guesses: RateLimiterMemory;
  private readonly numbers: RateLimiterMemory;
  /** Tries of a source that are looked at now. */
  private readonly underWay = new Map<string, number>();

  constructor(private readonly limits: ThrottleLimits) {
    // Both count only; the number of points must not refuse anybody.
    this.guesses = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: limits.windowSeconds ?? 900, keyPrefix: 'source' });
    this.numbers = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3_600, keyPrefix: 'number' });
  }

  /**
   * Counts a try before it is looked at, so that many at once are no way around. Who passes calls `afterTry`.
   * @throws DomainError TOO_MANY_REQUESTS for the source; `Retry-After` is when it is let in again
   */
  async beforeTry(source: string, number: string): Promise<void> {
    const trying = this.count(source, 1);
    const guessed = await this.guesses.get(source);
    const guesses = guessed?.consumedPoints ?? 0;
    if (guesses + trying > this.limits.perSource) {
      this.count(source, -1);
      const retryAfter = guesses < this.limits.perSource ? MOMENT_SECONDS : Math.max(MOMENT_SECONDS, Math.ceil((guessed?.msBeforeNext ?? 0) / 1_000));
      throw new DomainError('TOO_MANY_REQUESTS', { retryAfter });
    }
    const { consumedPoints } = await this.numbers.consume(number);
    const over = consumedPoints - this.limits.perNumber;
    if (over > 0) await pause(Math.min(over * STEP_MS, this.limits.longestWaitMs ?? 2_000));
  }

  /** Only a wrong try was a guess: one that was right, or failed through no fault of its own, does not count. */
  async afterTry(source: string, number: string, guessed: boolean): Promise<void> {
    this.count(source, -1);
    await (guessed ? this.guesses.consume(source) : this.numbers.reward(number));
  }

  private count(source: string, by: number): number {
    const now = (this.underWay.get(source) ?? 0) + by;
    if (now > 0) this.underWay.set(source, now);
    else this.underWay.delete(source);
    return now;
  }
}
