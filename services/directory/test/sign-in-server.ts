import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenVerifier } from '@referrals/auth';
import type { Clock } from '@referrals/calendar';
import type { Environment } from '@referrals/service-kit';
import express from 'express';
import { prepareDirectory } from '../src/seed/prepare-directory.js';
import { demoAccounts } from '../src/seed/demo-accounts.js';
import { mountSignIn } from '../src/sign-in/mount-sign-in.js';
import { directoryRuntime, type DirectoryFixture } from './directory-runtime.js';

export interface SignInServer extends DirectoryFixture {
  readonly origin: string;
  readonly passwords: Readonly<Record<string, string>>;
  readonly tokens: TokenVerifier;
}

/** The real provider on real HTTP, with the demonstration's people. */
export async function signInServer(options: { environment?: Environment; clock?: Clock } = {}): Promise<SignInServer> {
  const app = express();
  // As behind a proxy: a test chooses its source with X-Forwarded-For.
  app.set('trust proxy', true);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fixture = await directoryRuntime({ ...options, issuer: `${origin}/oidc` });
  await prepareDirectory(fixture.runtime);
  mountSignIn(app, fixture.runtime);
  const issuer = `${origin}/oidc`;
  return {
    runtime: fixture.runtime, url: fixture.url, origin, passwords: demoAccounts(fixture.runtime.keys),
    tokens: new TokenVerifier([{ issuer, jwks: new URL(`${issuer}/jwks`), kind: 'STAFF' }]),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await fixture[Symbol.asyncDispose]();
    },
  };
}
