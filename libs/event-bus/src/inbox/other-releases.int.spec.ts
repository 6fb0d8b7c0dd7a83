import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { defineEvent, DesksPublished, Id, SERVICES, type EventDefinition, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { changeCase, createPool, roleUrls, schemaOf, ServiceDatabase, shardOf, SHARDS } from '@referrals/database';
import { testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { z } from 'zod';
import { busDatabase } from '../conformance/bus-database.js';
import { Failpoints } from '../failpoints.js';
import { usualRetries } from '../run/back-off.js';
import type { InboxContext } from './inbox-context.js';
import { InboxReceiver } from './inbox-receiver.js';
import { InboxServer } from './inbox-server.js';
import { InboxWorker } from './inbox-worker.js';

const summary = 'A wall was painted.';
const listeners = ['mandatory-reporting', 'referral-desk'] as const;
/** One fact in two versions on one topic; the fact has an id that both carry. */
const V1 = defineEvent({ summary, type: 'directory.wall.painted.v1', data: z.object({ fact: Id }), example: { fact: v7() } }, listeners);
const V2 = defineEvent({ summary, type: 'directory.wall.painted.v2', data: z.object({ fact: Id, coats: z.int() }), example: { fact: v7(), coats: 2 } }, listeners);

/** A service's inbox in one release: what its transport brings goes in, what its worker handles is kept once for each fact. */
class Release {
  readonly receiver: InboxReceiver;
  private readonly worker: InboxWorker;
  readonly heard: unknown[] = [];

  constructor(readonly service: ServiceName, readonly database: ServiceDatabase, bus: pg.Pool, events: readonly EventDefinition[]) {
    const server = new InboxServer(service, events);
    for (const { type } of events) server.addHandler(type, (data: { fact?: string }, { tx, envelope }: InboxContext) => {
      this.heard.push(data);
      tx.write(`INSERT INTO access_log (id, at, case_id, what) VALUES ($1, $2, $3, 'PAINTED') ON CONFLICT (id) DO NOTHING`, [data.fact ?? v7(), envelope.time, envelope.partitionkey]);
      return Promise.resolve();
    }, true, { from: 'beginning' });
    server.listen(() => undefined);
    this.receiver = new InboxReceiver({ service, pool: bus, clock: systemClock, shards: SHARDS, transport: 'test', events });
    this.worker = new InboxWorker({ database, server, clock: systemClock, failpoints: new Failpoints(), retries: usualRetries, onParked: () => undefined });
  }

  async take(envelopes: readonly EventEnvelope[]): Promise<void> {
    await this.receiver.receive(envelopes.map((envelope) => ({ position: envelope.id, bytes: Buffer.from(JSON.stringify(envelope)) })));
    for (let shards = [...new Set(envelopes.map(({ partitionkey }) => shardOf(partitionkey, SHARDS)))]; shards.length > 0;) shards = await this.worker.work(shards);
  }

  /** Facts that took effect for a case, and what of it is not done. */
  async state(key: string): Promise<{ effects: number; open: number }> {
    const row = await this.database.asWorker((tx) => tx.maybeOne<{ effects: number; open: number }>(
      `SELECT (SELECT count(*)::int FROM access_log WHERE case_id = $1) AS effects, (SELECT count(*)::int FROM inbox WHERE key = $1 AND done_at IS NULL) AS open`, [key]));
    return row ?? { effects: -1, open: -1 };
  }
}

describe('two releases side by side', () => {
  let cluster: TestDatabase;
  let buses: pg.Pool;
  const databases = new Map<ServiceName, ServiceDatabase>();
  const release = (service: ServiceName, ...events: EventDefinition[]): Release => new Release(service, databases.get(service) as ServiceDatabase, buses, events);

  beforeAll(async () => {
    cluster = await busDatabase();
    for (const service of SERVICES) {
      const urls = roleUrls(cluster.url, service, testRoleSecret);
      const pool = (url: string) => createPool({ url, name: 'releases', max: 2, schema: `${schemaOf(service)},app`, onError: () => undefined });
      databases.set(service, new ServiceDatabase(service, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS));
    }
    buses = createPool({ url: roleUrls(cluster.url, 'directory', testRoleSecret).bus, name: 'releases', max: 2, schema: 'app', onError: () => undefined });
  });
  afterAll(async () => {
    await Promise.all([...databases.values()].map((database) => database.close()));
    await buses.end();
    await cluster.drop();
  });

  /** The fact in these versions, left in the outbox by one change, as a transport finds them there. */
  async function published(key: string, versions: readonly EventDefinition[], fact = v7()): Promise<EventEnvelope[]> {
    const database = databases.get('directory') as ServiceDatabase;
    const now = systemClock.now();
    await database.transaction({ desks: [], roles: [], reports: [key], at: now }, (tx) => changeCase(database, tx, { caseId: key, actor: { role: 'SYSTEM' }, now, create: true }, (change) => {
      change.record('case.painted');
      for (const event of versions) change.emit(event, { fact, coats: 2 });
    }));
    return (await database.asWorker((tx) => tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox WHERE key = $1 ORDER BY seq', [key]))).map(({ envelope }) => envelope);
  }

  it('a later one may tell more: the handler gets what it knows, and nothing is parked or put aside', async () => {
    const ours = release('referral-desk', DesksPublished);
    const key = v7();
    const [envelope] = await published(key, [V1]);
    const later = { ...envelope as EventEnvelope, type: DesksPublished.type, data: { ...DesksPublished.example, addedLater: { deep: [1] } }, addedattribute: 'later' };
    await ours.take([later]);
    expect(ours.heard).toEqual([DesksPublished.example]);
    expect(ours.receiver.counters).toEqual({ received: 1, skipped: 0, quarantined: 0 });
    expect(await ours.state(key)).toEqual({ effects: 1, open: 0 });
  });

  it('a new version beside the old: who knows the old one skips and counts the new, who knows both has one effect of each fact', async () => {
    const [old, fresh] = [release('referral-desk', V1), release('mandatory-reporting', V1, V2)];
    const key = v7();
    await published(key, [V1, V2]);
    const both = await published(key, [V1, V2]);
    expect(both.map(({ type, data }) => [type, Object.keys(data as object)])).toEqual([V1, V2, V1, V2].map((event) => [event.type, Object.keys(event.example)]));
    for (const one of [old, fresh]) await one.take(both);
    expect(old.receiver.counters).toEqual({ received: 2, skipped: 2, quarantined: 0 });
    expect(fresh.receiver.counters).toEqual({ received: 4, skipped: 0, quarantined: 0 });
    expect([old.heard.length, fresh.heard.length]).toEqual([2, 4]);
    for (const one of [old, fresh]) expect(await one.state(key)).toEqual({ effects: 2, open: 0 });
  });

  it('replicas of both in one group: whoever of them gets what, each fact has its one effect', async () => {
    const [old, fresh] = [release('referral-desk', V1), release('referral-desk', V1, V2)];
    const keys = [v7(), v7(), v7(), v7()];
    const [one = [], other = [], third = [], fourth = []] = await Promise.all(keys.map((key) => published(key, [V1, V2])));
    await old.take(one);
    await fresh.take(other);
    // Thrown out of the group in between: the new one gets all of it again.
    await old.take(third.slice(0, 1));
    await fresh.take(third);
    // The other way round, with the offset between the two.
    await fresh.take(fourth.slice(0, 1));
    await old.take(fourth.slice(1));
    for (const key of keys) expect(await fresh.state(key)).toEqual({ effects: 1, open: 0 });
  });

  it('what only a later release handles waits in the inbox for its worker, and holds nothing but its topic of that key', async () => {
    const [old, fresh] = [release('referral-desk', V1), release('referral-desk', V1, V2)];
    const [key, flowing] = [v7(), v7()];
    await fresh.receiver.receive((await published(key, [V2])).map((envelope) => ({ position: envelope.id, bytes: Buffer.from(JSON.stringify(envelope)) })));
    await old.take([...await published(key, [V1]), ...await published(flowing, [V1])]);
    expect(await old.state(key)).toEqual({ effects: 0, open: 2 });
    expect(await old.state(flowing)).toEqual({ effects: 1, open: 0 });
  });
});
