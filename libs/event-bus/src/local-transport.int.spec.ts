import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock, instant, systemClock } from '@referrals/calendar';
import { DesksPublished, SERVICES, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { changeCase, commonMigrations, createPool, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS } from '@referrals/database';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { v7 } from 'uuid';
import { Failpoints } from './failpoints.js';
import { NotYet, type InboxContext } from './inbox/inbox-context.js';
import { InboxServer } from './inbox/inbox-server.js';
import { BusOperator } from './operate/bus-operator.js';
import { LocalTransport } from './relay/local.transport.js';
import { ServiceInbox } from './service-inbox.js';

const services = SERVICES;
const fact = { count: 0, digest: 'a'.repeat(64) };

describe('events from outbox to handler', () => {
  let cluster: TestDatabase;
  const databases = new Map<ServiceName, ServiceDatabase>();
  let bus: ReturnType<typeof createPool>;
  let transport: LocalTransport;
  let inbox: ServiceInbox;
  let handler: (envelope: EventEnvelope, context: InboxContext) => Promise<void>;
  const seen: { key: string; revision: number }[] = [];
  const failures: unknown[] = [];

  beforeEach(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'bus',
      async prepare(url) {
        await prepareDatabase(url, services, testRoleSecret);
        for (const service of services) await migrateService(url, service, []);
      },
    });
    for (const service of services) {
      const urls = roleUrls(cluster.url, service, testRoleSecret);
      const pool = (url: string) => createPool({ url, name: service, max: 3, schema: `${service.replaceAll('-', '_')},app`, onError: () => undefined });
      databases.set(service, new ServiceDatabase(service, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS));
    }
    bus = createPool({ url: roleUrls(cluster.url, 'directory', testRoleSecret).bus, name: 'bus', max: 2, schema: 'app', onError: () => undefined });
    seen.length = 0;
    failures.length = 0;
    handler = async (envelope) => { seen.push({ key: envelope.partitionkey, revision: (envelope.data as { revision: number }).revision }); };
    const server = new InboxServer('referral-desk');
    server.addHandler(DesksPublished.type, async (_data: unknown, context: InboxContext) => handler(context.envelope, context), true);
    const onError = (error: unknown): void => { failures.push(error); };
    transport = new LocalTransport({ pool: bus, services, clock: systemClock, shards: SHARDS, pollMs: 20, onError });
    inbox = new ServiceInbox({
      database: database('referral-desk'), server, clock: systemClock, failpoints: new Failpoints(undefined), pollMs: 20, onError, onParked: () => undefined,
      retries: { maxAttempts: 3, firstDelayMs: 5, maxDelayMs: 20, notYetMs: 10 },
    });
  });
  afterEach(async () => {
    await transport.stop();
    await inbox.stop();
    await bus.end();
    for (const one of databases.values()) await one.close();
    await cluster.drop();
  });

  const database = (service: ServiceName): ServiceDatabase => databases.get(service) as ServiceDatabase;
  const publish = (key: string, revision: number): Promise<void> => database('directory').transaction({ desks: [], roles: [], reports: [key], at: instant('2026-05-11T00:00:00Z') }, (tx) =>
    changeCase(database('directory'), tx, { caseId: key, actor: { role: 'SYSTEM' }, now: fixedClock(instant('2026-05-11T00:00:00Z')).now(), create: true }, (change) => {
      change.record('case.published', { revision });
      change.emit(DesksPublished, { ...fact, revision });
    }));
  const start = async (): Promise<void> => {
    await inbox.start();
    await transport.start({ delivered: (_, shard) => inbox.delivered(shard), contended: () => undefined });
  };

  it('keeps the order of each key and delivers each event once', async () => {
    await start();
    expect(inbox.deliveredSecondsAgo).toBeUndefined();
    const keys = [v7(), v7(), v7()];
    for (let revision = 1; revision <= 20; revision += 1) await Promise.all(keys.map((key) => publish(key, revision)));
    await eventually(async () => expect(seen.length).toBe(60));
    for (const key of keys) expect(seen.filter((one) => one.key === key).map((one) => one.revision)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(failures).toEqual([]);
    expect(inbox.deliveredSecondsAgo).toBeLessThan(60);
  });

  it('parks a poisoned key only, and lets it flow again when a person replays it', async () => {
    const [poisoned, healthy] = [v7(), v7()];
    const usual = handler;
    handler = async (envelope, context) => {
      if (envelope.partitionkey === poisoned) throw new TypeError('secret words of somebody');
      return usual(envelope, context);
    };
    await publish(poisoned, 1);
    await publish(poisoned, 2);
    await publish(healthy, 1);
    await start();
    const operator = new BusOperator(database('referral-desk'), systemClock);
    await eventually(async () => expect((await operator.waiting()).map((key) => [key.key, key.state, key.attempts, key.waiting])).toEqual([[poisoned, 'PARKED', 3, 2]]));
    // Twice at most: with the poisoned one, which took all of that batch back, and then by itself.
    expect(new Set(seen.map((one) => one.key))).toEqual(new Set([healthy]));
    expect(inbox.worker.counters.handled).toBe(1);
    expect(JSON.stringify(await operator.waiting())).not.toContain('secret words');
    handler = usual;
    await operator.replay(poisoned, v7(), 'mended');
    await eventually(async () => expect(seen.filter((one) => one.key === poisoned).map((one) => one.revision)).toEqual([1, 2]));
  });

  it('dismisses with a reason, and what must follow happens in the same transaction', async () => {
    const key = v7();
    handler = async () => { throw new TypeError('no'); };
    await publish(key, 1);
    await start();
    const operator = new BusOperator(database('referral-desk'), systemClock);
    const dismissed: string[] = [];
    operator.onDismiss(DesksPublished.type, async (_tx, envelope, reason) => { dismissed.push(`${envelope.partitionkey} ${reason}`); });
    await eventually(async () => expect((await operator.waiting())[0]?.state).toBe('PARKED'));
    await operator.dismiss(key, v7(), 'not ours');
    expect(dismissed).toEqual([`${key} not ours`]);
    expect(await operator.waiting()).toEqual([]);
  });

  it('waits without counting while something is not there yet', async () => {
    const key = v7();
    let tries = 0;
    const usual = handler;
    handler = async (envelope, context) => {
      tries += 1;
      if (tries < 10) throw new NotYet('COPY_NOT_WHOLE');
      expect(context.attempt).toBe(1);
      return usual(envelope, context);
    };
    await publish(key, 1);
    await start();
    await eventually(async () => expect(seen.length).toBe(1));
    await eventually(() => expect(inbox.worker.counters).toMatchObject({ notYet: 8, failed: 0, handled: 1 }));
  });

  it('takes back what a handler did when it throws, and nothing of the others', async () => {
    const [bad, good] = [v7(), v7()];
    handler = async (envelope, { tx }) => {
      await tx.query(`INSERT INTO access_log (id, at, case_id, what) VALUES ($1, now(), $2, 'TEST')`, [v7(), envelope.partitionkey]);
      tx.write(`INSERT INTO access_log (id, at, case_id, what) VALUES ($1, now(), $2, 'TEST')`, [v7(), envelope.partitionkey]);
      if (envelope.partitionkey === bad) throw new TypeError('no');
    };
    await publish(bad, 1);
    await publish(good, 1);
    await start();
    const effects = () => database('referral-desk').asWorker((tx) => tx.query<{ case_id: string }>('SELECT case_id FROM access_log'));
    await eventually(async () => expect((await effects()).map((row) => row.case_id)).toEqual([good, good]));
    await eventually(async () => expect(inbox.worker.counters.parked).toBe(1));
    expect((await effects()).length).toBe(2);
  });
});
