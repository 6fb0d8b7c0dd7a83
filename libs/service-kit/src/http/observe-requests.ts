import type { NextFunction, Request, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';
import type { Logger } from '../run/logger.js';

/**
 * Measures and logs each request by its route's template (`/api/…/reports/:id`), method, status and duration. No address,
 * agent, token, query or id of a public route is written anywhere.
 */
export function observeRequests(registry: Registry, logger: Logger): (request: Request, response: Response, next: NextFunction) => void {
  const histogram = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time to answer, by route template', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
  });
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    response.once('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      const template = typeof route === 'string' ? route : 'other';
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      histogram.observe({ method: request.method, route: template, status: String(response.statusCode) }, seconds);
      if (response.statusCode >= 500 && !template.startsWith('/health')) logger.warn('request refused or failed', { method: request.method, route: template, status: response.statusCode });
    });
    next();
  };
}
