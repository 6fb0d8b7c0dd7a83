import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signIn } from '@referrals/client';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { inherited } from '@referrals/develop';
import { openFrontDoor, OwnProcess, type FrontDoor } from '@referrals/standalone';
import { ask } from '@referrals/testing';
import type { LoopPeople } from '../closed-loop.js';
import { LeanClient } from '../lean-client.js';
import { gatherPeople, LOOP_ACCOUNTS } from '../people.js';
import type { ExchangeSide } from './exchange-side.js';
import { STOCK_TOPICS, type Rig } from './rig.js';
import type { KafkaSide } from './side.js';

const READY_MS = 180_000;
const RESTART_MS = 500;
const FOLDERS = { directory: 'directory', 'mandatory-reporting': 'reporting', 'referral-desk': 'desk' } as const satisfies Partial<Record<ServiceName, string>>;
/** What the peer has of the exchange. */
type Peer = keyof typeof FOLDERS;
const PEERS = Object.keys(FOLDERS) as Peer[];
const [FILED, CHANGED] = STOCK_TOPICS;

/** The same flow as Nest's documentation would have it written (`lab/stock-nest`), behind the same front door. */
export class StockSide implements KafkaSide {
  readonly name = 'stock';
  private processes = new Map<ServiceName, OwnProcess>();
  private door: FrontDoor | undefined;
  private running = false;
  private failing = '';
  private readonly failed = new Set<string>();
  private readonly addresses: Record<ServiceName, string>;

  private constructor(private readonly rig: Rig, private readonly passwords: ReadonlyMap<string, string>, ports: readonly number[]) {
    this.addresses = Object.fromEntries(SERVICES.map((service, index) => [service, `http://127.0.0.1:${ports[index]}`])) as Record<ServiceName, string>;
  }

  /** Its directory is given the register and the people of the exchange, which must be running. */
  static async create(rig: Rig, exchange: ExchangeSide): Promise<StockSide> {
    const passwords = new Map<string, string>(LOOP_ACCOUNTS.map((account) => [account, randomUUID()]));
    const accounts = await Promise.all([...passwords].map(async ([name, password]) =>
      ({ name, password, claims: claimsOf((await signIn(exchange.processes.url, name, exchange.passwords()[name] ?? '')).accessToken) })));
    const records = async (table: string): Promise<unknown[]> =>
      (await ask<{ record: unknown }>(rig.databaseUrl('mandatory_reporting'), `SELECT record FROM mandatory_reporting.${table}`)).map(({ record }) => record);
    writeFileSync(join(rig.dataDir, 'stock-seed.json'), JSON.stringify({ desks: await records('desk_copy'), organisations: await records('organisation_copy'), accounts }), { mode: 0o600 });
    for (const folder of Object.values(FOLDERS)) await rig.makeDatabase(`stock_${folder}`);
    return new StockSide(rig, passwords, [await freePort(), await freePort(), await freePort()]);
  }

  get pids(): KafkaSide['pids'] {
    return { node: [...this.processes.values()].flatMap((one) => one.pid ?? []), postgres: this.rig.postgres.pid, broker: this.rig.broker.pid };
  }

  async start(failing = ''): Promise<void> {
    this.failing = failing;
    this.failed.clear();
    this.door = await openFrontDoor({ port: await freePort(), addresses: this.addresses });
    this.processes = new Map(PEERS.map((service) => [service, new OwnProcess(this.addresses[service], (line) => this.heard(line))]));
    this.running = true;
    // The directory first: the others ask it for its keys and its register.
    for (const service of PEERS) this.spawn(service);
    for (const service of PEERS) await this.untilReady(service);
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all([...this.processes.values()].map((one) => one.end()));
    await this.door?.close();
    this.processes = new Map();
    this.door = undefined;
  }

  people(): Promise<LoopPeople> {
    const url = this.door?.url ?? '';
    return gatherPeople(async (account) => {
      const response = await fetch(`${url}/api/directory/sign-in`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password: this.passwords.get(account) }),
      });
      const { access_token: token } = await response.json() as { access_token: string };
      return LeanClient.withToken(url, token);
    });
  }

  async waiting(): Promise<number> {
    return await this.rig.lag('stock-desk-server', [FILED]) + await this.rig.lag('stock-reporting-server', [CHANGED]);
  }

  async killAndStart(service: ServiceName): Promise<void> {
    const process = this.process(service);
    process.kill();
    await process.ended;
    await this.untilReady(service);
  }

  killBroker(): void {
    this.rig.killBroker();
  }

  async failedReports(): Promise<ReadonlySet<string>> {
    return this.failed;
  }

  private process(service: ServiceName): OwnProcess {
    const found = this.processes.get(service);
    if (found === undefined) throw new Error('It is not started');
    return found;
  }

  /** Started again whenever it ends unasked, as whoever runs it would have it: without a broker it gives up after some tries. */
  private spawn(service: Peer): void {
    const folder = FOLDERS[service];
    const process = this.process(service);
    process.spawn({
      args: ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', mainOf(folder)],
      env: {
        ...inherited(), KAFKAJS_NO_PARTITIONER_WARNING: '1', NODE_ENV: 'production', DATABASE_URL: this.rig.databaseUrl(`stock_${folder}`),
        PORT: new URL(this.addresses[service]).port, KAFKA_BROKERS: this.rig.broker.address, DIRECTORY_URL: this.addresses.directory,
        MANDATORY_REPORTING_URL: this.addresses['mandatory-reporting'], ISSUER: 'urn:stock', SEED_FILE: join(this.rig.dataDir, 'stock-seed.json'),
        FAIL_EVENTS: this.failing,
      },
    });
    void process.ended.then(() => pause(RESTART_MS)).then(() => { if (this.running && this.processes.get(service) === process) this.spawn(service); });
  }

  private async untilReady(service: ServiceName): Promise<void> {
    const process = this.process(service);
    const giveUp = performance.now() + READY_MS;
    while (!(await process.ready(giveUp - performance.now()))) {
      if (performance.now() > giveUp) throw new Error(`The stock ${service} did not start\n${process.said.join('\n')}`);
      await pause(RESTART_MS);
    }
  }

  private heard(line: string): void {
    const [, report] = /failing ([0-9a-f-]{36})/.exec(line) ?? [];
    if (report !== undefined) this.failed.add(report);
  }
}

/** Built beside the library of tests. */
const mainOf = (folder: string): string => fileURLToPath(new URL(`../../stock-nest/${folder}/main.js`, import.meta.url));

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
