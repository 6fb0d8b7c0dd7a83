import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AUDIENCE, type StaffPrincipal } from '@referrals/auth';
import { Caller, type JsonBody } from '@referrals/client';
import { createPool, roleUrls, ServiceDatabase, SHARDS } from '@referrals/database';
import { DirectoryCopyStore, FileKeyRing, forEachService, Logger, startServices, type RunningServices } from '@referrals/service-kit';
import { testDatabase, testKeyFile, testRoleSecret } from '@referrals/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mandatoryReporting } from '../../src/mandatory-reporting.module.js';
import { seedDirectory } from '../directory-fixture.js';

export interface Answer { readonly status: number; readonly body: JsonBody; readonly headers: Headers }

/** This service alone, over HTTP; a stand-in issuer signs for whoever the test says is there. */
export class ServiceOverHttp {
  private constructor(
    readonly running: RunningServices, readonly database: ServiceDatabase, readonly store: DirectoryCopyStore,
    private readonly sign: (who: StaffPrincipal) => Promise<string>, private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<ServiceOverHttp> {
    const pair = await generateKeyPair('EdDSA');
    const jwks = JSON.stringify({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'test', alg: 'EdDSA' }] });
    const issuer = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => { issuer.listen(0, '127.0.0.1', resolve); });
    const cluster = await testDatabase();
    const port = await freePort();
    const own = `http://127.0.0.1:${port}`;
    const running = await startServices({
      definitions: [mandatoryReporting], databaseUrl: cluster.url, keys: new FileKeyRing(testKeyFile), version: 'test', logger: new Logger('test', 'silent'),
      environment: { PORT: String(port), METRICS_PORT: '0', RATE_PER_MINUTE: '0' },
      addresses: { issuer: 'urn:test:issuer', internal: { ...forEachService(() => own), directory: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}` } },
    });
    const worker = roleUrls(cluster.url, 'mandatory-reporting', testRoleSecret).worker;
    const pool = createPool({ url: worker, name: 'test', max: 1, schema: 'mandatory_reporting,app' });
    const database = new ServiceDatabase('mandatory-reporting', { app: pool, worker: pool }, SHARDS);
    const store = new DirectoryCopyStore('coord.city');
    await seedDirectory(database, store);
    const sign = ({ staff, kind: _kind, ...claims }: StaffPrincipal): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('urn:test:issuer').setAudience(AUDIENCE).setSubject(staff).setIssuedAt().setExpirationTime('5m').sign(pair.privateKey);
    return new ServiceOverHttp(running, database, store, sign, async () => {
      await running.stop();
      await pool.end();
      issuer.close();
      await cluster.drop();
    });
  }

  async as(who?: StaffPrincipal): Promise<Caller> {
    return new Caller(this.running.origin, undefined, { patienceMs: 0 }, who === undefined ? '' : await this.sign(who));
  }

  /** A request as it is, without the help of a client. */
  async raw(method: string, path: string, init: RequestInit = {}, who?: StaffPrincipal): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (who !== undefined) headers.set('authorization', `Bearer ${await this.sign(who)}`);
    if (init.body !== undefined && init.body !== null && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await fetch(new URL(path, this.running.origin), { ...init, method, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
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
