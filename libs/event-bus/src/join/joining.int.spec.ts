import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { ReportFiledV2, ReportSupplemented, SERVICES, type ServiceName } from '@referrals/contracts';
import { createPool, inTransaction, roleUrls, schemaOf, ServiceDatabase, SHARDS, type Tx } from '@referrals/database';
import { eventually, testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { busDatabase } from '../conformance/bus-database.js';
import { Failpoints } from '../failpoints.js';
import { DeliveryAudit } from '../operate/delivery-audit.js';
import { BusOperator } from '../operate/bus-operator.js';
import { reconcile } from '../operate/reconcile.js';
import { LocalTransport } from '../relay/local.transport.js';
import { askHereFirst } from './ask-here-first.js';
import { nobodyElse, type AskOthers } from './ask-others.js';
import { Histories } from './histories.js';
import { Intake, outboxRows } from './intake.js';
import { Joiner } from './joiner.js';
import { noteListening, type From } from './subscriptions.js';
import { endJoining } from './take-in.js';

const TYPE = ReportFiledV2.type;
const TOPIC = { topic: ReportFiledV2.topic, types: [TYPE] };

describe('a subscriber that joins', () => {
  let cluster: TestDatabase;
  let owner: pg.Pool;
  let bus: pg.Pool;
  let desk: ServiceDatabase;
  let reports: ServiceDatabase;
  let transport: LocalTransport;
  const stopped: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    cluster = await busDatabase();
    const pool = (url: string, max: number, schema = 'app'): pg.Pool => createPool({ url, name: 'joining', max, schema, onError: () => undefined });
    owner = pool(cluster.url, 3);
    bus = pool(roleUrls(cluster.url, 'referral-desk', testRoleSecret).bus, 6);
    const database = (service: ServiceName): ServiceDatabase => {
      const own = (role: 'app' | 'worker'): pg.Pool => pool(roleUrls(cluster.url, service, testRoleSecret)[role], 2, `${schemaOf(service)},app`);
      return new ServiceDatabase(service, { app: own('app'), worker: own('worker') }, SHARDS);
    };
    desk = database('referral-desk');
    reports = database('mandatory-reporting');
    transport = new LocalTransport({ pool: bus, services: SERVICES, clock: systemClock, shards: SHARDS });
  });
  afterAll(async () => {
    await Promise.all([desk.close(), reports.close(), bus.end(), owner.end()]);
    await cluster.drop();
  });
  beforeEach(async () => {
    await Promise.all(stopped.splice(0).map((one) => one.stop()));
    await owner.query('TRUNCATE mandatory_reporting.outbox, mandatory_reporting.arrival, referral_desk.inbox, referral_desk.inbox_aside');
    await owner.query('DELETE FROM referral_desk.subscription WHERE type = $1', [TYPE]);
    await owner.query('DELETE FROM mandatory_reporting.history WHERE type = $1', [TYPE]);
  });

  const asBus = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(bus, 'BEGIN', work);
  const note = (from: From = 'beginning'): Promise<void> => asBus((tx) => noteListening(tx, 'referral-desk', [{ type: TYPE, from }], systemClock.now()));
  async function publish(sent = true, type = TYPE): Promise<{ id: string; seq: number }> {
    const { rows: [row] } = await owner.query<{ id: string; seq: number }>(
      `INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope, sent_at) VALUES ($1, 0, $2, $3, now(), jsonb_build_object('time', now()), CASE WHEN $4 THEN now() END) RETURNING id, seq`,
      [v7(), '01970000-0000-7000-8000-000000000101', type, sent]);
    return row as { id: string; seq: number };
  }
  const live = (...seqs: number[]): Promise<void> => asBus((tx) => new Intake('referral-desk').store(tx, outboxRows('mandatory-reporting', seqs), systemClock.now()));
  const ids = async (table: string): Promise<string[]> => (await owner.query<{ id: string }>(`SELECT id FROM referral_desk.${table} ORDER BY seq`)).rows.map(({ id }) => id);
  const markSent = (...seqs: number[]) => owner.query('UPDATE mandatory_reporting.outbox SET sent_at = now() WHERE seq = ANY ($1)', [seqs]);
  const parts = { failpoints: new Failpoints(), onError: (error: unknown) => { throw error; } };
  const ask = (over: Partial<AskOthers> = {}): AskOthers => ({ ...askHereFirst([desk, reports], nobodyElse), ...over });
  const histories = (over: Partial<AskOthers> = {}, againMs = 60_000): Histories => new Histories({ ...parts, producer: 'mandatory-reporting', pool: bus, transport, ask: ask(over), againMs });
  const joiner = (): Joiner => new Joiner({ ...parts, database: desk, pool: bus, clock: systemClock, ask: ask(), tookIn: () => undefined });
  const joined = async (): Promise<boolean> => (await owner.query(`SELECT FROM referral_desk.subscription WHERE type = $1 AND state = 'JOINED'`, [TYPE])).rowCount === 1;
  const history = async (): Promise<{ seq: number; verified: number; cut: number; done: boolean } | undefined> =>
    (await owner.query<{ seq: number; verified: number; cut: number; done: boolean }>('SELECT seq, verified, cut, done_at IS NOT NULL AS done FROM mandatory_reporting.history WHERE type = $1', [TYPE])).rows[0];

  it('gets what comes live behind its history, and an event that came both ways in its place in the history', async () => {
    const [first, second] = [await publish(), await publish()];
    await note();
    const third = await publish();
    await live(third.seq, second.seq);
    expect([await ids('inbox'), await ids('inbox_aside')]).toEqual([[], [second.id, third.id]]);
    const sender = histories();
    const takes = joiner();
    await sender.look();
    const fourth = await publish();
    await live(fourth.seq);
    await takes.look([TYPE]);
    expect(await ids('inbox')).toEqual([first.id, second.id, third.id]);
    await takes.look([TYPE]);
    expect([await joined(), await ids('inbox'), await ids('inbox_aside')]).toEqual([true, [first.id, second.id, third.id, fourth.id], []]);
    await live(first.seq, fourth.seq);
    expect([await ids('inbox'), await ids('inbox_aside')]).toEqual([[first.id, second.id, third.id, fourth.id], []]);
    expect([sender.state(), takes.state()]).toEqual([[], expect.anything()]);
    expect(await takes.look([TYPE])).toBe(Infinity);
    expect(takes.state()).toEqual([]);
  });

  it('is handed nothing behind an event that is not sent: it will come live, and what follows must not be before it', async () => {
    const sent = await publish();
    const unsent = await publish(false);
    await note();
    const later = await publish();
    const sender = histories();
    await sender.look();
    expect([await ids('inbox_aside'), (await history())?.done]).toEqual([[sent.id], false]);
    expect(sender.state()).toEqual([expect.objectContaining({ producer: 'mandatory-reporting', subscriber: 'referral-desk', events: 1, total: 3 })]);
    await live(unsent.seq);
    await markSent(unsent.seq);
    await sender.look();
    expect([await ids('inbox_aside'), (await history())?.done]).toEqual([[sent.id, unsent.id, later.id], true]);
  });

  it('ends only when whoever is storing just now has stored', async () => {
    await note();
    const event = await publish();
    const holding = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const storing = asBus(async (tx) => {
      await new Intake('referral-desk').store(tx, outboxRows('mandatory-reporting', [event.seq]), systemClock.now());
      await tx.flush();
      stored.resolve();
      await holding.promise;
    });
    await stored.promise;
    const ending = asBus((tx) => endJoining(tx, 'referral-desk', [TYPE], TOPIC, systemClock.now()));
    await eventually(async () => expect((await owner.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rowCount).toBe(1));
    expect(await joined()).toBe(false);
    holding.resolve();
    await Promise.all([storing, ending]);
    expect([await ids('inbox'), await ids('inbox_aside')]).toEqual([[event.id], []]);
  });

  it('lets no more of it in while much is ready, and looks again before that is handled', async () => {
    await note();
    const event = await publish();
    await histories().look();
    await owner.query(`INSERT INTO referral_desk.inbox (id, shard, key, type, received_at) SELECT gen_random_uuid(), 0, gen_random_uuid(), $1, now() FROM generate_series(1, 500)`, [TYPE]);
    const takes = joiner();
    // A worker is through with so much in 70 ms and more.
    expect(await takes.look([TYPE])).toBeLessThanOrEqual(50);
    expect(await ids('inbox_aside')).toEqual([event.id]);
    await owner.query('UPDATE referral_desk.inbox SET done_at = now()');
    await takes.look([TYPE]);
    expect(await ids('inbox_aside')).toEqual([]);
  });

  it('is believed to have what it says it has only: what was handed over and lost goes again from there', async () => {
    const events = [await publish(), await publish(), await publish()];
    await note();
    const sender = histories({}, 0);
    const lossy = new Histories({ ...parts, producer: 'mandatory-reporting', pool: bus, ask: ask(), transport: { state: () => ({ state: 'ok' }), carryHistory: async () => undefined } });
    await lossy.look();
    expect([await history(), await ids('inbox_aside')]).toEqual([expect.objectContaining({ seq: events[2]?.seq, done: false }), []]);
    // Another process finds the same missing, and after a while hands it over again.
    await eventually(async () => { await sender.look(); expect((await history())?.done).toBe(true); });
    expect(await ids('inbox_aside')).toEqual(events.map(({ id }) => id));
  });

  it('joins anew when its database went back to before it did, and is asked after nothing meanwhile', async () => {
    const events = [await publish(), await publish()];
    await note();
    const sender = histories();
    await sender.look();
    await eventually(async () => { await joiner().look([TYPE]); expect(await joined()).toBe(true); });
    await owner.query('TRUNCATE referral_desk.inbox');
    await owner.query('DELETE FROM referral_desk.subscription WHERE type = $1', [TYPE]);
    await note();
    await sender.look();
    await eventually(async () => { await sender.look(); await joiner().look([TYPE]); expect(await joined()).toBe(true); });
    expect(await ids('inbox')).toEqual(events.map(({ id }) => id));
  });

  it('stays joined when its producer went back, which asks after everything then', async () => {
    const event = await publish();
    await note();
    await histories().look();
    await eventually(async () => { await joiner().look([TYPE]); expect(await joined()).toBe(true); });
    await owner.query('DELETE FROM mandatory_reporting.history WHERE type = $1', [TYPE]);
    await owner.query(`INSERT INTO mandatory_reporting.arrival (subscriber, seq, whole_at) VALUES ('referral-desk', $1, now())`, [event.seq]);
    await owner.query('TRUNCATE referral_desk.inbox');
    await histories().look();
    expect(await history()).toMatchObject({ done: true, cut: 0 });
    const sentAgain: number[] = [];
    const audit = new DeliveryAudit({ producer: 'mandatory-reporting', pool: bus, times: { everyMs: 30_000, againMs: 0 }, ask: ask().notReceived, onSentAgain: (_, n) => sentAgain.push(n), onError: parts.onError });
    await audit.look();
    expect(sentAgain).toEqual([1]);
  });

  it('who has not joined, or joined for what comes, lacks nothing of the past; who lacks something later is found', async () => {
    await publish();
    const sentAgain: number[] = [];
    const audit = new DeliveryAudit({ producer: 'mandatory-reporting', pool: bus, times: { everyMs: 30_000, againMs: 0 }, ask: ask().notReceived, onSentAgain: (_, n) => sentAgain.push(n), onError: parts.onError });
    const ledgers = [{ service: 'mandatory-reporting' as const, worker: owner, bus }, { service: 'referral-desk' as const, worker: owner, bus }];
    const missing = async (): Promise<number> => (await reconcile(ledgers, false)).missing.reduce((all, { events }) => all + events, 0);
    await audit.look();
    expect([sentAgain, await missing()]).toEqual([[], 0]);
    await note('now');
    await histories().look();
    await joiner().look([TYPE]);
    expect([await joined(), await ids('inbox')]).toEqual([true, []]);
    await audit.look();
    expect([sentAgain, await missing()]).toEqual([[], 0]);
    await publish();
    expect(await missing()).toBe(1);
    await audit.look();
    expect(sentAgain).toEqual([1]);
  });

  it('is asked after from the end of its history on, however far other types had arrived by then', async () => {
    const lost = await publish();
    const other = await publish(true, ReportSupplemented.type);
    await owner.query('INSERT INTO referral_desk.inbox (id, shard, key, type, received_at) VALUES ($1, 0, $1, $2, now())', [other.id, ReportSupplemented.type]);
    const sentAgain: number[] = [];
    const audit = new DeliveryAudit({ producer: 'mandatory-reporting', pool: bus, times: { everyMs: 30_000, againMs: 0 }, ask: ask().notReceived, onSentAgain: (_, n) => sentAgain.push(n), onError: parts.onError });
    await owner.query(`INSERT INTO mandatory_reporting.arrival (subscriber, seq, whole_at) VALUES ('referral-desk', 0, now())`);
    await audit.look();
    expect(sentAgain).toEqual([]);
    await owner.query(`INSERT INTO mandatory_reporting.history (subscriber, type, join_id, seq, done_at) VALUES ('referral-desk', $1, gen_random_uuid(), $2, now())`, [TYPE, lost.seq - 1]);
    await audit.look();
    expect(sentAgain).toEqual([1]);
  });

  it('is in doubt of what may be from before only, and asks: what is from before is left', async () => {
    const past = await publish();
    await note('now');
    const underWay = await publish(false);
    await live(past.seq);
    await histories().look();
    const after = await publish();
    await live(after.seq);
    await eventually(async () => { await joiner().look([TYPE]); expect([await ids('inbox'), await ids('inbox_aside')]).toEqual([[after.id], []]); });
    await live(underWay.seq, past.seq);
    await eventually(async () => { await joiner().look([TYPE]); expect([await ids('inbox'), await ids('inbox_aside')]).toEqual([[after.id], []]); });
  });

  it('and its producer answer whoever asks without a name, with types, counts and what of the asked ids', async () => {
    const past = await publish();
    await note('now');
    await histories().look();
    await joiner().look([TYPE]);
    const [asked, publisher] = [new BusOperator(desk, systemClock), new BusOperator(reports, systemClock)];
    expect(await asked.subscriptions()).toContainEqual({ type: TYPE, id: expect.any(String), wanted: 'now', state: 'JOINED', joinedAt: expect.any(String) });
    expect(await publisher.history('referral-desk')).toContainEqual({ type: TYPE, joinId: expect.any(String), events: 0, total: 0, done: true });
    expect(await publisher.sentBefore('referral-desk', [past.id, v7()])).toEqual([past.id]);
    expect(await asked.notReceived([past.id])).toEqual([past.id]);
    await live(past.seq);
    expect([await ids('inbox_aside'), await asked.notReceived([past.id])]).toEqual([[past.id], []]);
  });
});
