import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AUDIENCE, type StaffPrincipal } from '@referrals/auth';
import { systemClock } from '@referrals/calendar';
import { StaffStandingRecorded } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { freePort } from '@referrals/database/server';
import { testDatabase, testKeyFile } from '@referrals/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { v7 } from 'uuid';
import { FileKeyRing, forEachService, IdField, LiveStream, Logger, OneOf, startServices, streamController, type RunningServices, type ServiceDefinition } from '../../src/index.js';
import { heardInPassing } from './heard-in-passing.js';
import { suspendedStaffSubscriptions } from '../../src/suspended/suspended-staff.subscriptions.js';

export class ThingView {
  @IdField() id!: string;
  @OneOf(['new', 'old']) state!: string;
}

export class ThingStream extends LiveStream<ThingView> {
  readonly name = 'thing';
  protected override readonly beatMs = 200;

  protected see(tx: Tx, _principal: StaffPrincipal, ids: readonly string[]): Promise<ThingView[]> {
    return tx.query<ThingView>('SELECT id, state FROM thing WHERE id = ANY ($1)', [ids]);
  }
}

const things: ServiceDefinition = {
  name: 'directory', migrations: [join(import.meta.dirname, 'migrations')],
  controllers: [streamController({ at: 'api/directory/things', stream: ThingStream, view: ThingView, permission: 'referral.read', summary: 'Things that change' })],
  subscriptions: [suspendedStaffSubscriptions('directory', undefined), heardInPassing('directory', [StaffStandingRecorded])], providers: () => [ThingStream],
};

/** A small service with one aggregate and a stream of it, in as many processes as are asked for. */
export class ThingsOverHttp implements AsyncDisposable {
  private constructor(
    private readonly processes: readonly RunningServices[], private readonly sign: (who: StaffPrincipal, seconds: number) => Promise<string>,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(processes = 1): Promise<ThingsOverHttp> {
    const pair = await generateKeyPair('EdDSA');
    const jwks = JSON.stringify({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'test', alg: 'EdDSA' }] });
    const issuer = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => { issuer.listen(0, '127.0.0.1', resolve); });
    const cluster = await testDatabase();
    const running: RunningServices[] = [];
    for (let nth = 0; nth < processes; nth += 1) {
      const port = await freePort();
      running.push(await startServices({
        definitions: [things], databaseUrl: cluster.url, keys: new FileKeyRing(testKeyFile), version: 'test', logger: new Logger('test', 'silent'),
        environment: { PORT: String(port), METRICS_PORT: '0', RATE_PER_MINUTE: '0', MAX_IN_FLIGHT: '2', REQUEST_POOL: '2' },
        addresses: { issuer: 'urn:test:issuer', internal: forEachService(() => `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`) },
      }));
    }
    const sign = ({ staff, kind: _kind, ...claims }: StaffPrincipal, seconds: number): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('urn:test:issuer').setAudience(AUDIENCE).setSubject(staff).setExpirationTime(Math.floor(Date.parse(systemClock.now()) / 1_000) + seconds).sign(pair.privateKey);
    return new ThingsOverHttp(running, sign, async () => {
      await Promise.all(running.map((one) => one.stop()));
      issuer.close();
      await cluster.drop();
    });
  }

  process(nth = 0): RunningServices {
    const one = this.processes[nth];
    if (one === undefined) throw new Error(`No process ${nth}`);
    return one;
  }

  database(nth = 0): ServiceDatabase {
    const database = this.process(nth).services[0]?.runtime.database;
    if (database === undefined) throw new Error('No service');
    return database;
  }

  /** The answer as it is: a stream, or a problem. */
  async look(who: StaffPrincipal | undefined, { nth = 0, seconds = 600, lastEventId }: { nth?: number; seconds?: number; lastEventId?: string } = {}): Promise<Response> {
    const headers = { ...(who ? { authorization: `Bearer ${await this.sign(who, seconds)}` } : {}), ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    return fetch(`${this.process(nth).origin}/api/directory/things/stream`, { headers });
  }

  /** A request of the API and its JSON answer. */
  async ask(who: StaffPrincipal, method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.process().origin}${path}`, {
      method, headers: { authorization: `Bearer ${await this.sign(who, 600)}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Puts a thing there, or in another state, or at another desk, and stirs; before the commit `meanwhile` is waited for. */
  async change(thing: { id?: string; desk: string; state?: string; leftBy?: readonly string[] }, { nth = 0, meanwhile }: { nth?: number; meanwhile?: () => Promise<unknown> } = {}): Promise<string> {
    const { id = v7(), desk, state = 'new', leftBy = [] } = thing;
    const stream = this.process(nth).app.get(ThingStream, { strict: false });
    await this.database(nth).transaction({ staff: v7(), desks: [desk, ...leftBy], roles: [], at: systemClock.now() }, async (tx) => {
      await tx.query('INSERT INTO thing VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET desk = $2, state = $3', [id, desk, state]);
      stream.stir(tx, id, systemClock.now(), leftBy);
      await tx.flush();
      await meanwhile?.();
    });
    return id;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }
}
