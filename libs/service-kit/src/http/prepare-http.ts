import type { INestApplication } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { leavingNothing } from '@referrals/database';
import type { Express, NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import type { AppSettings } from '../run/app-settings.js';
import type { Logger } from '../run/logger.js';
import type { Capacity } from './capacity-classes.js';
import { declaredRoutes } from './declared-routes.js';
import { observeRequests } from './observe-requests.js';
import { rateLimit } from './rate-limit.js';
import { readJson } from './read-json.js';
import type { ConnectionDrain } from './connection-drain.js';
import { keepTag } from './unchanged.interceptor.js';
import { shedLoad } from './shed-load.js';

export interface HttpParts {
  readonly settings: AppSettings;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly drain: ConnectionDrain;
  readonly capacity: Capacity;
}

/** What every request passes before a route: headers, measure, limits, body. Pages (sign-in) bring their own policy. */
export function prepareHttp(server: Express, { settings, registry, logger, drain, capacity }: HttpParts): void {
  server.disable('x-powered-by');
  server.set('etag', false);
  const proxies = settings.TRUST_PROXY || (settings.DEMO_BEHIND_PROXY ? 'loopback, uniquelocal' : '');
  if (proxies) server.set('trust proxy', proxies);
  server.use(observeRequests(registry, logger));
  server.use(drain.take);
  server.use(rateLimit(settings.RATE_PER_MINUTE));
  server.use(shedLoad({
    maxInFlight: settings.MAX_IN_FLIGHT, reservedForFiling: settings.RESERVED_FOR_FILING, least: settings.REQUEST_POOL, withinMs: settings.ANSWER_WITHIN_MS,
  }, capacity));
  server.use('/api', helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } } }));
  server.use('/api', (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    // What is asked for is shown as it is now, and recorded as shown: a version alone does not say that a copy is as it was. Routes that compare whole
    // answers find the tag here.
    keepTag(response, request.headers['if-none-match']);
    delete request.headers['if-none-match'];
    delete request.headers['if-modified-since'];
    // HEAD tells whether there would be an answer. Nothing was read, so nothing is opened, and no record says that somebody looked.
    if (request.method === 'HEAD') leavingNothing(next);
    else next();
  });
  server.use('/api', ...readJson(settings.BODY_LIMIT_BYTES));
}

const parameters = ({ segments }: { segments: readonly string[] }): number => segments.filter((segment) => segment.startsWith(':')).length;

/** A known path asked with another method is 405 with `Allow`, not 404. Register before the routes are. */
export function answerOtherMethods(app: INestApplication, server: Express): void {
  const routes = Map.groupBy(declaredRoutes(app).map(({ path, method }) => ({ method, segments: path.split('/') })), ({ segments }) => segments.length);
  server.use((request: Request, response: Response, next: NextFunction) => {
    const segments = request.path.split('/');
    const fitting = (routes.get(segments.length) ?? []).filter((route) => route.segments.every((segment, index) => segment.startsWith(':') || segment === segments[index]));
    // `reports/search` is itself and no report of that id.
    const fewest = Math.min(...fitting.map(parameters));
    const here = fitting.filter((route) => parameters(route) === fewest);
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    if (here.length === 0 || here.some((route) => route.method === asked)) return next();
    response.setHeader('Allow', [...new Set(here.map((route) => route.method))].sort().join(', '));
    next(new DomainError('METHOD_NOT_ALLOWED'));
  });
}
