import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

export interface ThrottleLimits {
  /** Tries of one source in fifteen minutes, those that were no guess not counted; then 429. */
  readonly perSource: number;
  /** Tries for one number in an hour, after which each further one waits a little. */
  readonly perNumber: number;
  /** How long it waits at most, in milliseconds. */
  readonly longestWaitMs?: number;
}

const STEP_MS = 100;

/**
 * Slows guessing. A source that guesses is refused for a while; a number that is guessed at from many sources makes each try
 * wait, at most two seconds, and is never locked: whoever holds it always gets in. Whether the number exists plays no part.
 * Kept in memory; no source is written down.
 */
@Injectable()
export class GuessThrottle {
  private readonly sources: RateLimiterMemory;
  private readonly numbers: RateLimiterMemory;

  constructor(private readonly limits: ThrottleLimits) {
    this.sources = new RateLimiterMemory({ points: limits.perSource, duration: 900, keyPrefix: 'source' });
    // Counts only; the number of points must not refuse anybody.
    this.numbers = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3_600, keyPrefix: 'number' });
  }

  /** Counts a try before it is looked at. @throws DomainError TOO_MANY_REQUESTS for the source */
  async beforeTry(source: string, number: string): Promise<void> {
    await this.sources.consume(source).catch((refused: RateLimiterRes) => {
      throw new DomainError('TOO_MANY_REQUESTS', { retryAfter: Math.ceil(refused.msBeforeNext / 1_000) });
    });
    const { consumedPoints } = await this.numbers.consume(number);
    const over = consumedPoints - this.limits.perNumber;
    if (over > 0) await pause(Math.min(over * STEP_MS, this.limits.longestWaitMs ?? 2_000));
  }

  /** A try that was right, or that failed through no fault of its own, was no guess: its count is given back. */
  async noGuess(source: string, number: string): Promise<void> {
    await Promise.all([this.sources.reward(source), this.numbers.reward(number)]);
  }
}
