import type { NextFunction, Request, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';
import type { Logger } from '../run/logger.js';
import { wasTold } from './response-signals.js';

/**
 * Measures and logs each request by its route's template (`/api/…/reports/:id`), method, status and duration. No address,
 * agent, token, query or id of a public route is written anywhere.
 */
export function observeRequests(registry: Registry, logger: Logger): (request: Request, response: Response, next: NextFunction) => void {
  const histogram = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time to answer, by route template', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
  });
  const saying = new AtMostEachSecond();
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    response.once('finish', () => {
      // How long somebody looked on is not how long an answer took.
      if (wasTold(response, 'streaming')) return;
      const route = (request.route as { path?: unknown } | undefined)?.path;
      const template = typeof route === 'string' ? route : 'other';
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      histogram.observe({ method: request.method, route: template, status: String(response.statusCode) }, seconds);
      if (response.statusCode < 500 || template.startsWith('/health')) return;
      const unsaid = saying.unsaid(`${template} ${response.statusCode}`);
      if (unsaid !== undefined) logger.warn('request refused or failed', { method: request.method, route: template, status: response.statusCode, ...(unsaid > 0 ? { unsaid } : {}) });
    });
    next();
  };
}

/** A crowd that is refused must not be a crowd in the log: each kind is said once a second, with how many were not said since. */
class AtMostEachSecond {
  private readonly kinds = new Map<string, { until: number; unsaid: number }>();

  /** How many of this kind were not said; undefined when this one is not to be said either. */
  unsaid(kind: string): number | undefined {
    const now = performance.now();
    const known = this.kinds.get(kind);
    if (known !== undefined && now < known.until) return void (known.unsaid += 1);
    this.kinds.set(kind, { until: now + 1_000, unsaid: 0 });
    return known?.unsaid ?? 0;
  }
}
