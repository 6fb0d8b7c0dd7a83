import { DomainError } from '@referrals/contracts';
import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Requests a minute of one source before 429. Held in memory: no address is stored or logged. */
export function rateLimit(perMinute: number): (request: Request, response: Response, next: NextFunction) => void {
  const limiter = new RateLimiterMemory({ points: Math.max(perMinute, 1), duration: 60 });
  return (request, _response, next) => {
    if (perMinute === 0 || request.path.startsWith('/health/')) return next();
    limiter.consume(request.ip ?? 'unknown').then(
      () => next(),
      (refused: RateLimiterRes) => next(new DomainError('TOO_MANY_REQUESTS', { retryAfter: Math.ceil(refused.msBeforeNext / 1000) })),
    );
  };
}
