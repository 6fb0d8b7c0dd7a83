import type { INestApplication } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Express, NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import type { AppSettings } from '../run/app-settings.js';
import type { Logger } from '../run/logger.js';
import { declaredRoutes } from './declared-routes.js';
import { observeRequests } from './observe-requests.js';
import { rateLimit } from './rate-limit.js';
import { readJson } from './read-json.js';
import { shedLoad } from './shed-load.js';

/** What every request passes before a route: headers, measure, limits, body. Pages (sign-in) bring their own policy. */
export function prepareHttp(server: Express, settings: AppSettings, registry: Registry, logger: Logger): void {
  server.disable('x-powered-by');
  server.set('etag', false);
  if (settings.DEMO_BEHIND_PROXY) server.set('trust proxy', 'loopback, uniquelocal');
  server.use(observeRequests(registry, logger));
  server.use(shedLoad({ maxInFlight: settings.MAX_IN_FLIGHT, reservedForFiling: settings.RESERVED_FOR_FILING }));
  server.use(rateLimit(settings.RATE_PER_MINUTE));
  server.use('/api', helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } } }));
  server.use('/api', (_request: Request, response: Response, next: NextFunction) => { response.setHeader('Cache-Control', 'no-store'); next(); });
  server.use('/api', ...readJson(settings.BODY_LIMIT_BYTES));
}

/** A known path asked with another method is 405 with `Allow`, not 404. Register after the routes. */
export function answerOtherMethods(app: INestApplication, server: Express): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of declaredRoutes(app)) methods.set(path, (methods.get(path) ?? new Set()).add(method));
  for (const [path, allowed] of methods) {
    server.all(path, (request: Request, response: Response, next: NextFunction) => {
      if (allowed.has(request.method) || (request.method === 'HEAD' && allowed.has('GET'))) return next();
      response.setHeader('Allow', [...allowed].sort().join(', '));
      next(new DomainError('METHOD_NOT_ALLOWED'));
    });
  }
}
