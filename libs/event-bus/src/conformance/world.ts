import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@referrals/calendar';
import { catalogue, eventDefinition, SERVICES, type EventDefinition, type ServiceName } from '@referrals/contracts';
import {
  changeCase, commonMigrations, createPool, migrateService, prepareDatabase, roleUrls, schemaOf, ServiceDatabase, SHARDS, type RoleUrls,
} from '@referrals/database';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import type { RetryPolicy } from '../run/back-off.js';
import { BusProcess } from './bus-process.js';
import type { TransportUnderTest } from './transport-under-test.js';

const migrations = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'migrations');

export interface Published { readonly id: string; readonly key: string; readonly type: string }
export interface Effect { readonly id: string; readonly key: string; readonly type: string; readonly attempt: number; readonly pid: number }
export interface ProcessOptions { readonly failpoints?: string; readonly retries?: Partial<RetryPolicy>; readonly heapMegabytes?: number; readonly variant?: string; readonly without?: readonly Listener[]; readonly fromNow?: readonly Listener[]; readonly sendsAgain?: boolean }
/** A service that hears an event. */
export interface Listener { readonly service: ServiceName; readonly event: EventDefinition }

/** Three tries, soon after one another, so that a suite ends. */
const QUICK: RetryPolicy = { maxAttempts: 3, firstDelayMs: 20, maxDelayMs: 200, notYetMs: 20 };

/** Unless a transport says otherwise. */
const PATIENCE_MS = 10_000;

/** A database of its own with all services' schemas, what was published into it, and the processes that carry and handle it. */
export class World {
  private readonly processes: BusProcess[] = [];

  private constructor(
    private readonly under: TransportUnderTest, private readonly cluster: TestDatabase, private readonly owner: pg.Pool,
    private readonly databases: ReadonlyMap<ServiceName, ServiceDatabase>, private readonly urls: Readonly<Record<ServiceName, RoleUrls>>,
  ) {}

  static async open(under: TransportUnderTest): Promise<World> {
    const cluster = await testDatabase({
      folders: [commonMigrations, migrations], variant: 'conformance',
      async prepare(url) {
        await prepareDatabase(url, SERVICES, testRoleSecret);
        for (const service of SERVICES) await migrateService(url, service, [migrations]);
      },
    });
    const pool = (url: string, schema: string, max: number) => createPool({ url, name: 'conformance', max, schema, onError: () => undefined });
    const urls = Object.fromEntries(SERVICES.map((service) => [service, roleUrls(cluster.url, service, testRoleSecret)])) as Record<ServiceName, RoleUrls>;
    const databases = new Map(SERVICES.map((service) => {
      const own = (url: string, max: number) => pool(url, `${schemaOf(service)},app`, max);
      return [service, new ServiceDatabase(service, { app: own(urls[service].app, 4), worker: own(urls[service].worker, 1) }, SHARDS)] as const;
    }));
    return new World(under, cluster, pool(cluster.url, 'public', 2), databases, urls);
  }

  database(service: ServiceName): ServiceDatabase {
    return this.databases.get(service) as ServiceDatabase;
  }

  /** Leaves an event in its producer's outbox by the change door; `subject` says how its handlers behave. */
  publish(event: EventDefinition, key: string, subject = 'PLAIN'): Promise<Published> {
    const database = this.database(event.producer);
    const now = systemClock.now();
    return database.transaction({ desks: [], roles: [], reports: [key], at: now }, (tx) =>
      changeCase(database, tx, { caseId: key, actor: { role: 'SYSTEM' }, now, create: true }, (change) => {
        change.record('case.published');
        return { id: change.emit(event, event.example, subject), key, type: event.type };
      }));
  }

  /** All services in one process, started and at work (or ended, when a failpoint was met that early). */
  async start({ retries, failpoints = '', heapMegabytes, variant = this.under.variant, without = [], fromNow = [], sendsAgain = false }: ProcessOptions = {}): Promise<BusProcess> {
    const named = (listeners: readonly Listener[]): string[] => listeners.map(({ service, event }) => `${service} ${event.type}`);
    const started = await BusProcess.start({
      urls: this.urls, transportModule: this.under.module, variant, failpoints,
      effectsOutside: this.under.effectsOutside ?? false, retries: { ...QUICK, ...retries }, without: named(without), fromNow: named(fromNow), sendsAgain,
    }, heapMegabytes);
    this.processes.push(started);
    return started;
  }

  /** As in an installation whose release never had these listeners. */
  async forget(listeners: readonly Listener[]): Promise<void> {
    for (const { service, event } of listeners) {
      await this.sql(`DELETE FROM ${schemaOf(service)}.subscription WHERE type = $1`, [event.type]);
      await this.sql(`DELETE FROM ${schemaOf(event.producer)}.history WHERE subscriber = $1 AND type = $2`, [service, event.type]);
    }
  }

  /** Waits until all these have joined. */
  async joined(listeners: readonly Listener[]): Promise<void> {
    await eventually(async () => {
      for (const { service, event } of listeners) {
        const rows = await this.sql(`SELECT FROM ${schemaOf(service)}.subscription WHERE type = $1 AND state = 'JOINED'`, [event.type]);
        if (rows.length === 0) throw new Error(`${service} has not joined ${event.type}; the processes told of: ${this.processes.flatMap((one) => one.errors).join(', ') || 'nothing'}`);
      }
    }, { timeoutMs: 60_000 });
  }

  /** As whoever owns the database. */
  async sql<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.owner.query<R>(text, [...values])).rows;
  }

  effects(service: ServiceName): Promise<Effect[]> {
    return this.sql<Effect & pg.QueryResultRow>(`SELECT event_id AS id, key, type, attempt, pid FROM ${schemaOf(service)}.effect ORDER BY n`);
  }

  /**
   * Waits until everything published was sent and has come into the inbox of each of its subscribers, and what is not held behind a
   * parked key is done. What was sent and never comes is for the verification to say.
   */
  async settled(timeoutMs = 60_000): Promise<void> {
    let last = { coming: -1, at: 0 };
    await eventually(async () => {
      const open = await Promise.all(SERVICES.map((service) => this.sql<{ waiting: number; coming: number }>(underWay(service))));
      const sum = (of: 'waiting' | 'coming'): number => open.flat().reduce((total, one) => total + one[of], 0);
      if (sum('coming') !== last.coming) last = { coming: sum('coming'), at: performance.now() };
      if (sum('waiting') === 0 && (sum('coming') === 0 || performance.now() > last.at + (this.under.patienceMs ?? PATIENCE_MS))) return;
      const errors = [...new Set(this.processes.flatMap((one) => one.errors))].join(', ');
      throw new Error(`${sum('waiting')} events wait and ${sum('coming')} lanes are on their way still; the processes told of: ${errors || 'nothing'}`);
    }, { timeoutMs, intervalMs: 50 });
  }

  async parked(service: ServiceName): Promise<string[]> {
    return (await this.sql<{ key: string }>(`SELECT key FROM ${schemaOf(service)}.inbox_key WHERE state = 'PARKED' ORDER BY since`)).map(({ key }) => key);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.kill()));
    await Promise.all([...this.databases.values()].map((database) => database.close()));
    await this.owner.end();
    await this.cluster.drop();
  }
}

/**
 * Of a service: events it has not sent or not done though nothing holds them, and lanes (key and type) of which less has come into its
 * inbox than was published.
 */
function underWay(service: ServiceName): string {
  const schema = schemaOf(service);
  const types = catalogue.filter((event) => event.consumers.includes(service)).map(({ type }) => `'${type}'`).join(', ') || 'NULL';
  const published = SERVICES.map((producer) => `SELECT key, type FROM ${schemaOf(producer)}.outbox WHERE type IN (${types})`).join(' UNION ALL ');
  return `SELECT (SELECT count(*)::int FROM ${schema}.outbox WHERE sent_at IS NULL)
      + (SELECT count(*)::int FROM ${schema}.inbox i WHERE done_at IS NULL AND NOT EXISTS (SELECT FROM ${schema}.inbox_key k WHERE k.key = i.key AND k.state = 'PARKED')) AS waiting,
    (SELECT count(*)::int FROM (SELECT key, type, count(*) AS n FROM (${published}) AS all_of GROUP BY key, type) AS o
      WHERE o.n > (SELECT count(*) FROM ${schema}.inbox i WHERE i.key = o.key AND i.type = o.type)) AS coming`;
}

/** What the catalogue promises: every published event at each of its consumers. */
export const consumersOf = (type: string): readonly ServiceName[] => eventDefinition(type)?.consumers ?? [];
