import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { ReportFiled } from '@referrals/contracts';
import { changeCase, createPool, roleUrls, ServiceDatabase } from '@referrals/database';
import { countTrips, Gate, testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { busDatabase } from '../conformance/bus-database.js';
import { Failpoints } from '../failpoints.js';
import { usualRetries } from '../run/back-off.js';
import type { InboxContext } from './inbox-context.js';
import { InboxReceiver } from './inbox-receiver.js';
import { InboxServer } from './inbox-server.js';
import { InboxWorker } from './inbox-worker.js';

describe('the inbox worker', () => {
  const SHARD_COUNT = 1;
  let cluster: TestDatabase;
  let database: ServiceDatabase;
  let bus: pg.Pool;
  let counted: { readonly trips: number };
  let gate: Gate;
  let receiver: InboxReceiver;
  const receive = (size: number, keys = size) => {
    const all = Array.from({ length: keys }, () => v7());
    return receiver.receive(Array.from({ length: size }, (_, n) => {
      const key = all[n % keys] ?? '';
      const envelope = { specversion: '1.0', id: v7(), source: '/x', type: ReportFiled.type, subject: key, time: systemClock.now(), partitionkey: key, datacontenttype: 'application/json', data: ReportFiled.example };
      return { position: envelope.id, bytes: Buffer.from(JSON.stringify(envelope)) };
    }));
  };
  /** Keys of events that came in, one each. */
  const received = async (size: number): Promise<string[]> => {
    const known = new Set((await database.asWorker((tx) => tx.query<{ key: string }>('SELECT key FROM inbox'))).map(({ key }) => key));
    await receive(size);
    return (await database.asWorker((tx) => tx.query<{ key: string }>('SELECT key FROM inbox ORDER BY seq'))).map(({ key }) => key).filter((key) => !known.has(key));
  };
  const workerOf = (server: InboxServer, batchMs?: number): InboxWorker => new InboxWorker({
    database, server, clock: systemClock, failpoints: new Failpoints(), retries: usualRetries, onParked: () => undefined, ...(batchMs === undefined ? {} : { batchMs }),
  });

  beforeAll(async () => {
    cluster = await busDatabase();
    const urls = roleUrls(cluster.url, 'referral-desk', testRoleSecret);
    const pool = (url: string): pg.Pool => createPool({ url, name: 'worker', max: 1, schema: 'referral_desk,app', onError: () => undefined });
    const { host } = new URL(urls.worker);
    gate = await Gate.before(host);
    const worker = pool(urls.worker.replace(host, `127.0.0.1:${gate.port}`));
    counted = countTrips(worker);
    bus = pool(urls.bus);
    database = new ServiceDatabase('referral-desk', { app: pool(urls.app), worker }, SHARD_COUNT);
    receiver = new InboxReceiver({ service: 'referral-desk', pool: bus, clock: systemClock, shards: SHARD_COUNT, transport: 'test' });
  });
  afterAll(async () => {
    await database.close();
    await bus.end();
    await gate.close();
    await cluster.drop();
  });

  it('needs at most two round trips for an event that changes a case and emits, in a batch', async () => {
    const server = new InboxServer('referral-desk');
    server.addHandler(ReportFiled.type, async (_data: unknown, { tx, envelope }: InboxContext) => {
      const now = systemClock.now();
      await changeCase(database, tx, { caseId: envelope.partitionkey, actor: { role: 'SYSTEM' }, now, create: true }, async (change) => {
        await tx.query('SELECT 1 FROM case_head WHERE case_id = $1', [envelope.partitionkey]);
        change.record('case.heard');
        change.emit(ReportFiled, ReportFiled.example);
      });
    }, true);
    const worker = workerOf(server, 10_000);
    await receive(1);
    await worker.work([0]);
    await receive(40);
    const before = counted.trips;
    await worker.work([0]);
    expect(worker.counters).toEqual({ handled: 41, failed: 0, parked: 0, notYet: 0 });
    // A handler here sends two messages and leaves the rest to the commit; events of different keys mostly share theirs. One by one it is three for each.
    expect(counted.trips - before).toBeLessThanOrEqual(2 + 40 * 2);
  });

  it.each([['as usual', false], ['counted first, as after a kill', true]])('takes fewer at once when the database has no time for what a batch writes, until it has: %s', async (_how, counting) => {
    const server = new InboxServer('referral-desk');
    // As a statement that is ended because it took too long: the rows of more than five events.
    server.addHandler(ReportFiled.type, async (_data: unknown, { tx, envelope }: InboxContext) => { tx.writeBatched('SELECT at_most_five($1)', [{ id: envelope.id }]); }, true);
    const owner = createPool({ url: cluster.url, name: 'owner', max: 1, schema: 'referral_desk' });
    await owner.query(`CREATE OR REPLACE FUNCTION at_most_five(p_rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN IF jsonb_array_length(p_rows) > 5 THEN RAISE query_canceled; END IF; END $$`);
    await owner.end();
    const worker = workerOf(server, 10_000);
    await receive(40);
    if (counting) worker.beCareful(0, Number.POSITIVE_INFINITY);
    let troubles = 0;
    for (let turn = 0; turn < 200 && worker.counters.handled < 40; turn += 1) await worker.work([0]).catch(() => { troubles += 1; });
    expect(worker.counters).toEqual({ handled: 40, failed: 0, parked: 0, notYet: 0 });
    expect(troubles).toBeGreaterThan(0);
    expect(await database.asWorker((tx) => tx.query('SELECT FROM inbox_attempt'))).toEqual([]);
  });

  it('gives a batch more time where the database is far away', async () => {
    const server = new InboxServer('referral-desk');
    server.addHandler(ReportFiled.type, async (_data: unknown, { tx }: InboxContext) => { await tx.query('SELECT 1'); }, true);
    const worker = workerOf(server, 1);
    await receive(8, 1);
    gate.slow(5);
    await worker.work([0]);
    gate.slow(0);
    // One key's events go one after the other, each a trip of ten milliseconds: in one millisecond there is time for the first only.
    expect(worker.counters.handled).toBeGreaterThan(1);
  });

  it.each([['as usual', false], ['counted first, as after a kill', true]])('parks an event whose handler does not end, keeps the others, and nothing of it changes anything however late: %s', async (_how, counting) => {
    const late = Promise.withResolvers<void>();
    let ended: Promise<unknown> | undefined;
    const slow: string[] = [];
    const server = new InboxServer('referral-desk');
    server.addHandler(ReportFiled.type, async (_data: unknown, { tx, envelope }: InboxContext) => {
      const writes = (): Promise<unknown> => tx.query("INSERT INTO operator_action (id, at, action, target, reason) VALUES ($1, $2, 'REPLAY', 'x', 'y')", [v7(), systemClock.now()]);
      if (!slow.includes(envelope.partitionkey)) return;
      await tx.query('SELECT 1');
      ended = late.promise.then(writes);
      await ended;
    }, true);
    const parked: string[] = [];
    const worker = new InboxWorker({
      database, server, clock: systemClock, failpoints: new Failpoints(), retries: usualRetries, onParked: (_type, reason) => parked.push(reason), handlerLimitMs: 150,
    });
    const keys = await received(3);
    slow.push(keys[1] ?? '');
    if (counting) worker.beCareful(0, Number.MAX_SAFE_INTEGER);
    for (let round = 0; round < 12; round += 1) await worker.work([0]);
    expect(parked).toEqual(['HANDLER_TOOK_TOO_LONG']);
    const rows = await database.asWorker((tx) => tx.query<{ key: string; outcome: string | null; state: string | null }>(
      'SELECT i.key, i.outcome, k.state FROM inbox i LEFT JOIN inbox_key k ON k.event_id = i.id WHERE i.key = ANY ($1::uuid[]) ORDER BY i.seq', [keys]));
    expect(rows.map(({ outcome, state }) => [outcome, state])).toEqual([['DONE', null], [null, 'PARKED'], ['DONE', null]]);
    // It ends at last, and is told that its transaction is over.
    late.resolve();
    await expect(ended).rejects.toThrow('HANDLER_TOOK_TOO_LONG');
    expect(await database.asWorker((tx) => tx.query('SELECT 1 FROM operator_action'))).toEqual([]);
  });
});
