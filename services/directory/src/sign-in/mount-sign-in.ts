import type { ServiceRuntime } from '@referrals/service-kit';
import { machineClock } from '@referrals/service-kit';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { directoryConfig } from '../config.js';
import { answerFaults } from './answer-faults.js';
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
  router.use(answerFaults(runtime.logger, 'sign-in failed'));
  app.use(issuer.pathname, router);
}

/** The provider's addresses are the issuer's, whatever a client or a proxy calls this host. */
function asIssuer(request: Request, issuer: URL): void {
  request.headers.host = issuer.host;
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  delete request.headers['x-forwarded-host'];
}
