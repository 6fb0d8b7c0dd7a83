import { DomainError } from '@referrals/contracts';
import type { NextFunction, Request, Response } from 'express';

export interface LoadLimits {
  /** Requests answered at the same time; more are refused early with 503 and `Retry-After`. */
  readonly maxInFlight: number;
  /** Places beyond that which only the filing of a report may take: a report is the last thing to be refused. */
  readonly reservedForFiling: number;
}

/** Counts requests in flight and refuses those beyond the limit before anything is read of them. */
export function shedLoad(limits: LoadLimits): (request: Request, response: Response, next: NextFunction) => void {
  let inFlight = 0;
  return (request, response, next) => {
    if (request.path.startsWith('/health/')) return next();
    const filing = request.method === 'POST' && /^\/api\/mandatory-reporting\/reports(\/[^/]+\/supplements)?$/.test(request.path);
    const limit = limits.maxInFlight + (filing ? limits.reservedForFiling : 0);
    if (inFlight >= limit) return next(new DomainError('OVERLOADED', { retryAfter: 1 }));
    inFlight += 1;
    response.once('close', () => { inFlight -= 1; });
    next();
  };
}
