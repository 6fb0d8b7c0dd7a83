import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenVerifier } from '@referrals/auth';
import type { Clock } from '@referrals/calendar';
import { Caller } from '@referrals/client';
import { createApplication, OtherServices, type Environment } from '@referrals/service-kit';
import express from 'express';
import { directory } from '../src/directory.module.js';
import { prepareDirectory } from '../src/seed/prepare-directory.js';
import { demoAccounts } from '../src/seed/demo-accounts.js';
import { directoryRuntime, type DirectoryFixture } from './directory-runtime.js';

export interface DirectoryServer extends DirectoryFixture {
  readonly origin: string;
  readonly passwords: Readonly<Record<string, string>>;
  readonly tokens: TokenVerifier;
  /** A person of the demonstration, signed in when they first call. */
  as(account: string): Caller;
}

/** The real provider and API on real HTTP, with the demonstration's people. */
export async function directoryServer(options: { environment?: Environment; clock?: Clock } = {}): Promise<DirectoryServer> {
  const server = express();
  // As behind a proxy: a test chooses its source with X-Forwarded-For.
  server.set('trust proxy', true);
  server.set('etag', false);
  const http: Server = createServer(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const issuer = `${origin}/oidc`;
  const fixture = await directoryRuntime({ ...options, issuer });
  const { runtime } = fixture;
  await prepareDirectory(runtime);
  directory.mount?.(server, runtime);
  server.use('/api', express.json());
  const app = await createApplication(server, { services: [{ definition: directory, runtime }], addresses: runtime.addresses, health: runtime.health, logger: runtime.logger, others: new OtherServices(runtime.addresses, ['directory']) });
  await app.init();
  const passwords = demoAccounts(runtime.keys);
  return {
    runtime, url: fixture.url, origin, passwords,
    tokens: new TokenVerifier([{ issuer, jwks: new URL(`${issuer}/jwks`), kind: 'STAFF' }]),
    as: (account) => new Caller(origin, { account, password: passwords[account] ?? '' }),
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await app.close();
      await fixture[Symbol.asyncDispose]();
    },
  };
}
