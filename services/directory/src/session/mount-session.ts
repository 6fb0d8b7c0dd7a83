import { isFromOurPages } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { directoryConfig } from '../config.js';
import { answerFaults } from '../sign-in/answer-faults.js';
import { SignInAttempts } from './begin-sign-in.js';
import { Bells } from './bells.js';
import { BrowserCookies } from './browser-cookies.js';
import { fieldHandlers, type FieldHandlers } from './field.handlers.js';
import { SendTickets } from './send-tickets.js';
import { SessionHandlers } from './session.handlers.js';
import { fieldSessionsOf, sessionsOf } from './sessions-of.js';
import { TokenEndpoint } from './token-endpoint.js';

/** Whose requests a route takes: `ANYBODY`’s (it does nothing by a cookie that another site could make a browser do), or those of our own pages. */
export type SessionCaller = 'ANYBODY' | 'OUR_PAGES';
export interface SessionRoute { readonly method: 'get' | 'post'; readonly path: string; readonly from: SessionCaller; readonly does: keyof SessionHandlers | keyof FieldHandlers }

/** Every route of the session and what it declares. There is none that is not in here; none is in the API's document. */
export const SESSION_ROUTES: readonly SessionRoute[] = [
  { method: 'get', path: '/session', from: 'ANYBODY', does: 'state' },
  { method: 'get', path: '/session/sign-in', from: 'ANYBODY', does: 'signIn' },
  { method: 'get', path: '/signed-in', from: 'ANYBODY', does: 'signedIn' },
  { method: 'get', path: '/session/bell', from: 'OUR_PAGES', does: 'bell' },
  { method: 'post', path: '/session/renew', from: 'OUR_PAGES', does: 'renew' },
  { method: 'post', path: '/session/lock', from: 'OUR_PAGES', does: 'lock' },
  { method: 'post', path: '/session/sign-out', from: 'OUR_PAGES', does: 'signOut' },
  { method: 'post', path: '/session/ticket', from: 'OUR_PAGES', does: 'ticket' },
  { method: 'post', path: '/session/field', from: 'OUR_PAGES', does: 'keepField' },
  { method: 'post', path: '/session/field/challenge', from: 'OUR_PAGES', does: 'challengeField' },
  { method: 'post', path: '/session/field/open', from: 'OUR_PAGES', does: 'openField' },
];

/** Mounts the session of browsers: pages of the directory, which is the console's client at the provider. Call before routes and body parsers. */
export function mountSession(app: Express, runtime: ServiceRuntime): void {
  const config = directoryConfig(runtime.environment);
  const { database, keys, addresses } = runtime;
  const clock = machineClock(runtime.clock);
  const parts = {
    database, keys, clock, provider: new TokenEndpoint(addresses, keys), sessions: sessionsOf(runtime), fields: fieldSessionsOf(runtime),
    attempts: new SignInAttempts(addresses, keys, clock), bells: new Bells(database, clock), tickets: new SendTickets(runtime, config),
    cookies: new BrowserCookies(addresses.origin.startsWith('https:')), lockAfterSeconds: config.IDLE_LOCK_MINUTES * 60,
  };
  const handlers = Object.assign(new SessionHandlers(parts), fieldHandlers(parts));
  const router = express.Router();
  for (const { method, path, from, does } of SESSION_ROUTES) {
    router[method](path, keepNothing, ...(from === 'OUR_PAGES' ? [expectOurPages] : []), express.json({ limit: '4kb' }), (request, response, next) => {
      handlers[does](request, response).catch(next);
    });
  }
  router.use(answerFaults(runtime.logger, 'session failed'));
  app.use(router);
}

function keepNothing(_request: Request, response: Response, next: NextFunction): void {
  response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  next();
}

const expectOurPages: RequestHandler = (request, _response, next) => { next(isFromOurPages(request) ? undefined : new DomainError('FORBIDDEN')); };
