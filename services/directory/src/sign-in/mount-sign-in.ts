import type { ServiceRuntime } from '@referrals/service-kit';
import { machineClock, problemOf } from '@referrals/service-kit';
import { DomainError } from '@referrals/contracts';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { directoryConfig } from '../config.js';
import { CheckPassword } from './check-password.js';
import { CurrentProvider } from './current-provider.js';
import { DeviceCookie } from './device-cookie.js';
import { passwordHash } from './password-settings.js';
import { signInHandlers } from './sign-in.handlers.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Mounts the OpenID provider and its sign-in page at the issuer's path. Call before routes and body parsers, after `prepare`. */
export function mountSignIn(app: Express, runtime: ServiceRuntime): void {
  const config = directoryConfig(runtime.environment);
  const { database, keys, addresses } = runtime;
  const clock = machineClock(runtime.clock);
  const issuer = new URL(addresses.issuer);
  const current = new CurrentProvider(runtime, config);
  const devices = new DeviceCookie(keys);
  const check = new CheckPassword(database, clock, passwordHash(config), new SignInThrottle(database, clock, keys, config), devices, config.DEMO);
  const page = signInHandlers(current, check, issuer);
  const router = express.Router();
  router.use((request, _response, next) => { asIssuer(request, issuer); next(); });
  router.get('/interaction/:uid', page.show);
  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 }), page.submit);
  router.use((request: Request, response: Response, next: NextFunction) => { current.get().then((provider) => provider.callback()(request, response)).catch(next); });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const known = knownError(error);
    if (known === undefined) runtime.logger.failure('sign-in failed', error);
    const answer = known ?? new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
    const problem = problemOf(answer);
    if (answer.retryAfter !== undefined) response.set('Retry-After', String(answer.retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  app.use(issuer.pathname, router);
}

/** The provider's addresses are the issuer's, whatever a client or a proxy calls this host. */
function asIssuer(request: Request, issuer: URL): void {
  request.headers.host = issuer.host;
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  delete request.headers['x-forwarded-host'];
}

/** What the request itself got wrong (a body too large, a path that does not decode) is the client's; anything else is ours. */
function knownError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status < 400 || status >= 500) return undefined;
  return new DomainError(status === 413 ? 'PAYLOAD_TOO_LARGE' : status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'INVALID_INPUT');
}
