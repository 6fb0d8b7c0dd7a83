import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@referrals/contracts';
import type { NextFunction, Request, Response } from 'express';
import type { Capacity } from './capacity-classes.js';
import { tell } from './response-signals.js';

const COME_BACK_SECONDS = 2;

/** Knows who is inside, so that a process ends when those have their answers. */
export class ConnectionDrain {
  private readonly inside = new Set<Response>();
  private closing: PromiseWithResolvers<void> | undefined;

  constructor(private readonly capacity: Capacity) {}

  /** Lets a request in; after the closing began, only what those inside wait for. */
  readonly take = (request: Request, response: Response, next: NextFunction): void => {
    if (this.closing !== undefined) {
      response.set('Connection', 'close');
      if (!this.capacity.isAskedInside(request) && !request.path.startsWith('/health/')) return next(new DomainError('OVERLOADED', { retryAfter: COME_BACK_SECONDS }));
    }
    this.inside.add(response);
    response.once('close', () => {
      this.inside.delete(response);
      if (this.inside.size === 0) this.closing?.resolve();
    });
    next();
  };

  /**
   * Lets nobody in from now on: 503 with `Retry-After`, before anything is read. Resolves when those inside have their answers, or after
   * that many milliseconds; streams are told to end at once. The port is to stay open until then: those inside may ask it for what another service of the process knows.
   */
  async close(patienceMs: number): Promise<void> {
    this.closing ??= Promise.withResolvers();
    for (const response of this.inside) {
      if (!response.headersSent) response.set('Connection', 'close');
      tell(response, 'draining');
    }
    if (this.inside.size === 0) return;
    const over = new AbortController();
    await Promise.race([this.closing.promise, pause(patienceMs, undefined, { signal: over.signal }).catch(() => undefined)]);
    over.abort();
  }
}
