import { DomainError } from '@referrals/contracts';
import type { NextFunction, Request, Response } from 'express';
import type { Capacity } from './capacity-classes.js';
import { LoadLimit } from './load-limit.domain.js';
import { onceTold } from './response-signals.js';

export interface SheddingLimits {
  /** Requests answered at the same time at most; more are refused early with 503 and `Retry-After`. */
  readonly maxInFlight: number;
  /** Places beyond that which only filings, supplements and what a service asks of another may take: a report is the last thing to be refused. */
  readonly reservedForFiling: number;
  /** Fewer are let in when it is slow, but never fewer than these. */
  readonly least: number;
  /** How long an API request may take on average, in milliseconds, before fewer are let in. */
  readonly withinMs: number;
}

/** Refused people come back spread over so many seconds. */
const SPREAD_SECONDS = 3;

/**
 * Refuses requests beyond what is answered soon, before anything is read of them. Health is always answered. Sign-in has a number of
 * its own: it is slow on purpose, and says nothing of how the API does.
 */
export function shedLoad({ maxInFlight, reservedForFiling, least, withinMs }: SheddingLimits, capacity: Capacity): (request: Request, response: Response, next: NextFunction) => void {
  const api = new LoadLimit({ most: maxInFlight + reservedForFiling, least, withinMs });
  const others = new LoadLimit({ most: maxInFlight, least, withinMs: Number.POSITIVE_INFINITY });
  const partOfAll = maxInFlight / (maxInFlight + reservedForFiling);
  let refused = 0;
  return (request, response, next) => {
    const { path } = request;
    if (path.startsWith('/health/')) return next();
    const limit = path.startsWith('/api/') ? api : others;
    const part = limit === others || capacity.isFiling(request) || capacity.isAskedInside(request) ? 1 : partOfAll;
    if (!limit.enter(part, performance.now())) return next(new DomainError('OVERLOADED', { retryAfter: 1 + (refused++ % SPREAD_SECONDS) }));
    let present = true;
    const leave = (): void => {
      if (present) limit.leave(performance.now());
      present = false;
    };
    response.once('close', leave);
    // A stream stays open for minutes, and that says nothing of how long answers take. It has places of its own.
    onceTold(response, 'streaming', leave);
    next();
  };
}
