import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import { AUDIENCE, type StaffPrincipal } from '@referrals/auth';
import { forEachService, type ServiceDefinition } from '../src/index.js';
import { FileKeyRing } from '../src/keys/key-ring.js';
import { Logger } from '../src/run/logger.js';
import { startServices, type RunningServices } from '../src/run/start-services.js';
import { testDatabase, testKeyFile, type TestDatabase } from '@referrals/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const ASKED = 'mandatory-reporting';
export const ASKING = 'referral-desk';

/** Two services of a spec's making over HTTP, each on a database of its own, and an issuer of persons' tokens. */
export class TwoServices {
  private constructor(
    readonly asked: RunningServices, readonly asking: RunningServices, readonly sign: (who: StaffPrincipal) => Promise<string>, private readonly end: () => Promise<void>,
  ) {}

  static async start(controllers: { readonly asked: Type[]; readonly asking: Type[] }): Promise<TwoServices> {
    const pair = await generateKeyPair('EdDSA');
    const jwks = JSON.stringify({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'test', alg: 'EdDSA' }] });
    const issuer = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => { issuer.listen(0, '127.0.0.1', resolve); });
    const ports = { [ASKED]: await freePort(), [ASKING]: await freePort() };
    const directory = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const internal = { ...forEachService(() => directory), [ASKED]: `http://127.0.0.1:${ports[ASKED]}`, [ASKING]: `http://127.0.0.1:${ports[ASKING]}` };
    const databases: TestDatabase[] = [];
    const start = async (name: typeof ASKED | typeof ASKING, its: Type[]): Promise<RunningServices> => {
      const database = await testDatabase();
      databases.push(database);
      const definition: ServiceDefinition = { name, migrations: [], controllers: its, subscriptions: [], providers: () => [] };
      return startServices({
        definitions: [definition], databaseUrl: database.url, keys: new FileKeyRing(testKeyFile), version: 'test', logger: new Logger('test', 'silent'),
        environment: { PORT: String(ports[name]), METRICS_PORT: '0', RATE_PER_MINUTE: '0' }, addresses: { issuer: 'urn:test:issuer', internal },
      });
    };
    const asked = await start(ASKED, controllers.asked);
    const asking = await start(ASKING, controllers.asking);
    const sign = ({ staff, kind: _kind, ...claims }: StaffPrincipal): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('urn:test:issuer').setAudience(AUDIENCE).setSubject(staff).setIssuedAt().setExpirationTime('5m').sign(pair.privateKey);
    return new TwoServices(asked, asking, sign, async () => {
      await Promise.all([asked.stop(), asking.stop()]);
      issuer.close();
      for (const database of databases) await database.drop();
    });
  }

  stop(): Promise<void> {
    return this.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => { probe.close(resolve); });
  return port;
}
