import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { CROWD, inherited, type Installed } from '@referrals/develop';
import { SomeEvents } from '@referrals/event-bus';
import { demoAccounts } from '@referrals/operate';
import { ensureDatabases, folderOf, ServiceProcesses } from '@referrals/standalone';
import { ask } from '@referrals/testing';
import type { LoopPeople } from '../closed-loop.js';
import { signInPeople } from '../people.js';
import type { Rig } from './rig.js';
import type { KafkaSide } from './side.js';

const READY_MS = 180_000;
/** Services that keep cases, each with its database. */
export const CASE_DATABASES = { 'mandatory-reporting': 'mandatory_reporting', 'referral-desk': 'referral_desk' } as const;
export type CaseService = keyof typeof CASE_DATABASES;

/** The exchange with a process and a database for each service. */
export class ExchangeSide implements KafkaSide, Installed {
  readonly name = 'kafka';
  private services: ServiceProcesses | undefined;
  private failing: { rule: SomeEvents; from: Readonly<Record<string, number>> } | undefined;

  private constructor(private readonly rig: Rig, private readonly port: number) {}

  static async create(rig: Rig): Promise<ExchangeSide> {
    await ensureDatabases(rig.postgres.url, rig.dataDir);
    return new ExchangeSide(rig, await freePort());
  }

  get processes(): ServiceProcesses {
    if (this.services === undefined) throw new Error('It is not started');
    return this.services;
  }

  get pids(): KafkaSide['pids'] {
    return { node: SERVICES.flatMap((service) => this.processes.process(service).pid ?? []), postgres: this.rig.postgres.pid, broker: this.rig.broker.pid };
  }

  async start(failing = ''): Promise<void> {
    const rule = SomeEvents.read(failing);
    this.failing = rule && { rule, from: Object.fromEntries(await Promise.all(Object.values(CASE_DATABASES).map(async (name) => [name, await this.lastEvent(name)] as const))) };
    this.services = await ServiceProcesses.open({
      dataDir: this.rig.dataDir, port: this.port,
      environment: {
        ...inherited(), ...CROWD, KAFKA_BROKERS: this.rig.broker.address, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1',
        ...(failing === '' ? {} : { FAILPOINTS: `worker.before-handler:throw:${failing}` }),
      },
    });
    this.services.startAll();
    for (const service of SERVICES) await this.untilReady(service);
  }

  async stop(): Promise<void> {
    await this.services?.stop();
    this.services = undefined;
  }

  get url(): string {
    return this.processes.url;
  }

  passwords(): Readonly<Record<string, string>> {
    return demoAccounts(folderOf(this.rig.dataDir, 'directory'));
  }

  people(): Promise<LoopPeople> {
    return signInPeople(this.processes.url, this.passwords());
  }

  async waiting(): Promise<number> {
    let waiting = 0;
    for (const [service, name] of Object.entries(CASE_DATABASES)) {
      const [row] = await ask<{ n: string }>(this.rig.databaseUrl(name),
        `SELECT (SELECT count(*) FROM ${name}.outbox WHERE sent_at IS NULL) + (SELECT count(*) FROM ${name}.inbox WHERE done_at IS NULL) AS n`);
      waiting += Number(row?.n) + await this.rig.lag(service, topicsOf(service as ServiceName));
    }
    return waiting;
  }

  async killAndStart(service: ServiceName): Promise<void> {
    const { processes } = this;
    processes.process(service).kill();
    await processes.process(service).ended;
    processes.start(service);
    await this.untilReady(service);
  }

  killBroker(): void {
    this.rig.killBroker();
  }

  async failedReports(): Promise<ReadonlySet<string>> {
    const failed = new Set<string>();
    for (const name of Object.values(CASE_DATABASES)) {
      const events = await ask<{ id: string; key: string }>(this.rig.databaseUrl(name), `SELECT id, key FROM ${name}.outbox WHERE seq > ${this.failing?.from[name] ?? 0}`);
      for (const { id, key } of events) if (this.failing?.rule.names(id)) failed.add(key);
    }
    return failed;
  }

  /** @throws Error with what it last said */
  async untilReady(service: ServiceName): Promise<void> {
    const started = this.processes.process(service);
    if (!(await started.ready(READY_MS))) throw new Error(`${service} did not start: ${JSON.stringify(started.health)}\n${started.said.join('\n')}`);
  }

  private async lastEvent(name: string): Promise<number> {
    const [there] = await ask<{ there: boolean }>(this.rig.databaseUrl(name), `SELECT to_regclass('${name}.outbox') IS NOT NULL AS there`);
    if (there?.there !== true) return 0;
    const [row] = await ask<{ seq: string }>(this.rig.databaseUrl(name), `SELECT coalesce(max(seq), 0) AS seq FROM ${name}.outbox`);
    return Number(row?.seq);
  }
}

const topicsOf = (service: ServiceName): string[] => [...new Set(catalogue.filter((event) => event.consumers.includes(service)).map((event) => event.topic))];
