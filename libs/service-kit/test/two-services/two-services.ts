import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplication, Type } from '@nestjs/common';
import { AUDIENCE, type StaffPrincipal } from '@referrals/auth';
import { systemClock } from '@referrals/calendar';
import { freePort } from '@referrals/database/server';
import { testDatabase, testKeyFile } from '@referrals/testing';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Capacity } from '../../src/http/capacity-classes.js';
import { ConnectionDrain } from '../../src/http/connection-drain.js';
import { prepareHttp } from '../../src/http/prepare-http.js';
import { FileKeyRing } from '../../src/keys/key-ring.js';
import type { Addresses } from '../../src/run/addresses.js';
import { readAppSettings } from '../../src/run/app-settings.js';
import { createApplication } from '../../src/run/create-application.js';
import { Health } from '../../src/run/health.js';
import { Logger } from '../../src/run/logger.js';
import { createRegistry } from '../../src/run/metrics.js';
import { closeServices, openServices, type OpenService } from '../../src/run/open-services.js';
import { OtherServices } from '../../src/run/other-services.js';
import { forEachService } from '../../src/run/service-addresses.js';

export const ASKED = 'mandatory-reporting';
export const ASKING = 'referral-desk';

interface Served { readonly app: INestApplication; readonly service: OpenService; readonly stop: () => Promise<void> }

/** Two services of a spec's making over HTTP, each on a database of its own and without events, and an issuer of persons' tokens. */
export class TwoServices {
  private constructor(readonly asked: Served, readonly asking: Served, readonly origin: string, readonly sign: (who: StaffPrincipal) => Promise<string>, private readonly close: () => void) {}

  static async start(controllers: Type[]): Promise<TwoServices> {
    const pair = await generateKeyPair('EdDSA');
    const jwks = JSON.stringify({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'test', alg: 'EdDSA' }] });
    const issuer = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(jwks)).unref();
    await new Promise<void>((resolve) => { issuer.listen(0, '127.0.0.1', resolve); });
    const ports = { [ASKED]: await freePort(), [ASKING]: await freePort() };
    const directory = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const origin = `http://127.0.0.1:${ports[ASKED]}`;
    const internal = { ...forEachService(() => directory), [ASKED]: origin, [ASKING]: `http://127.0.0.1:${ports[ASKING]}` };
    const addresses = { origin: directory, issuer: 'urn:test:issuer', internal };
    const asked = await serve(ASKED, controllers, ports[ASKED], addresses);
    const asking = await serve(ASKING, [], ports[ASKING], addresses);
    const sign = ({ staff, kind: _kind, ...claims }: StaffPrincipal): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('urn:test:issuer').setAudience(AUDIENCE).setSubject(staff).setIssuedAt().setExpirationTime('5m').sign(pair.privateKey);
    return new TwoServices(asked, asking, origin, sign, () => issuer.close());
  }

  async stop(): Promise<void> {
    await this.asked.stop();
    await this.asking.stop();
    this.close();
  }
}

async function serve(name: typeof ASKED | typeof ASKING, controllers: Type[], port: number, addresses: Addresses): Promise<Served> {
  const database = await testDatabase();
  const settings = readAppSettings({ PORT: String(port), METRICS_PORT: '0', RATE_PER_MINUTE: '0' });
  const [logger, health] = [new Logger('test', 'silent'), new Health()];
  const migrations = [join(dirname(fileURLToPath(import.meta.url)), 'migrations')];
  const services = await openServices({
    definitions: [{ name, migrations, controllers, subscriptions: [], providers: () => [] }], databaseUrl: database.url, environment: {}, keys: new FileKeyRing(testKeyFile),
    clock: systemClock, settings, logger, health, addresses,
  });
  const [service] = services;
  if (service === undefined) throw new Error('no service');
  const server = express();
  const capacity = new Capacity([]);
  prepareHttp(server, { settings, registry: createRegistry(), logger, drain: new ConnectionDrain(capacity), capacity });
  const app = await createApplication(server, { services, addresses, health, logger, others: new OtherServices(addresses, [name]) });
  await app.listen(port, '127.0.0.1');
  return { app, service, stop: async () => { await app.close(); await closeServices(services); await database.drop(); } };
}
