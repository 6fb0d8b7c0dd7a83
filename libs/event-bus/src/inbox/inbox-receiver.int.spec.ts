import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { DesksPublished, ReferralOpened, ReportFiled, type EventDefinition } from '@referrals/contracts';
import { createPool, roleUrls, shardOf, SHARDS } from '@referrals/database';
import { testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { busDatabase } from '../conformance/bus-database.js';
import { Failpoints } from '../failpoints.js';
import { InboxReceiver } from './inbox-receiver.js';
import type { Message } from './read-message.js';

let position = 0;
function messageOf({ type, example }: EventDefinition, key = v7(), id = v7()): Message {
  const envelope = { specversion: '1.0', id, source: '/elsewhere', type, subject: key, time: systemClock.now(), partitionkey: key, datacontenttype: 'application/json', data: example };
  return { position: `topic/0/${(position += 1)}`, bytes: Buffer.from(JSON.stringify(envelope)) };
}
const idOf = ({ bytes }: Message): string => (JSON.parse(bytes.toString()) as { id: string }).id;

describe('receiving a batch into an inbox', () => {
  let cluster: TestDatabase;
  let pool: pg.Pool;
  let owner: pg.Pool;
  let receiver: InboxReceiver;
  const rows = async (text: string): Promise<object[]> => (await owner.query<object>(text)).rows;

  beforeEach(async () => {
    cluster = await busDatabase();
    const open = (url: string): pg.Pool => createPool({ url, name: 'receiver', max: 2, schema: 'referral_desk,app', onError: () => undefined });
    owner = open(cluster.url);
    pool = open(roleUrls(cluster.url, 'referral-desk', testRoleSecret).bus);
    receiver = new InboxReceiver({ service: 'referral-desk', pool, clock: systemClock, shards: SHARDS, transport: 'test' });
  });
  afterEach(async () => {
    await pool.end();
    await owner.end();
    await cluster.drop();
  });

  it('keeps the order given, each in the shard of its key', async () => {
    const messages = Array.from({ length: 30 }, (_, index) => messageOf(index % 2 ? ReportFiled : DesksPublished));
    const received = await receiver.receive(messages);
    expect(received).toMatchObject({ events: 30, skipped: 0, quarantined: 0 });
    const stored = await rows('SELECT id, key, shard FROM inbox ORDER BY seq') as { id: string; key: string; shard: number }[];
    expect(stored.map(({ id }) => id)).toEqual(messages.map(idOf));
    for (const { key, shard } of stored) expect(shard).toBe(shardOf(key, SHARDS));
    expect(new Set(received.shards)).toEqual(new Set(stored.map(({ shard }) => shard)));
  });

  it('knows what it had, in the same batch, in a later one, and from two owners at once', async () => {
    const messages = Array.from({ length: 10 }, () => messageOf(ReportFiled));
    await receiver.receive([...messages, ...messages.toReversed()]);
    await Promise.all([receiver.receive(messages), receiver.receive(messages.toReversed())]);
    expect((await rows('SELECT id FROM inbox ORDER BY seq'))).toEqual(messages.map((message) => ({ id: idOf(message) })));
  });

  it.each([['inbox.after-insert:throw:1', 0], ['inbox.after-commit:throw:1', 3]])('fails at %s with %i rows kept, and delivered again each is there once', async (failing, kept) => {
    const failpoints = new Failpoints(failing);
    const fragile = new InboxReceiver({ service: 'referral-desk', pool, clock: systemClock, shards: SHARDS, transport: 'test', failpoints });
    const messages = Array.from({ length: 3 }, () => messageOf(ReportFiled));
    // The transport is not told that the batch is safe: it brings it again.
    await expect(fragile.receive(messages)).rejects.toThrow('failpoint');
    expect((await rows('SELECT id FROM inbox')).length).toBe(kept);
    await fragile.receive(messages);
    expect(await rows('SELECT id FROM inbox ORDER BY seq')).toEqual(messages.map((message) => ({ id: idOf(message) })));
  });

  it('skips and counts what nobody here subscribes to', async () => {
    expect(await receiver.receive([messageOf(ReferralOpened), messageOf(ReportFiled)])).toMatchObject({ events: 1, skipped: 1 });
    expect(receiver.counters).toEqual({ received: 1, skipped: 1, quarantined: 0 });
  });

  it('of an earlier release puts aside the history of what only a later one beside it joins, and leaves what nobody noted', async () => {
    const history = new InboxReceiver({ service: 'referral-desk', pool, clock: systemClock, shards: SHARDS, transport: 'test', events: [], history: true });
    const [past, late, unknown] = [messageOf(ReportFiled), messageOf(DesksPublished), messageOf(ReferralOpened)];
    await owner.query('DELETE FROM subscription');
    // By then all that it joined itself is through.
    await history.receive([past, unknown]);
    const stored = async (): Promise<object[]> => [await rows('SELECT id FROM inbox'), await rows('SELECT id FROM inbox_aside')];
    expect(await stored()).toEqual([[], []]);
    await owner.query(`INSERT INTO subscription (type, wanted, state, noted_at) VALUES ($1, 'beginning', 'JOINING', now()), ($2, 'beginning', 'JOINED', now())`, [ReportFiled.type, DesksPublished.type]);
    await history.receive([past, late, unknown]);
    expect(await stored()).toEqual([[{ id: idOf(late) }], [{ id: idOf(past) }]]);
  });

  it('puts what is no event of ours into quarantine, once, with its bytes, and lets the others through', async () => {
    const strange: Message[] = [
      { position: 'topic/0/a', bytes: Buffer.from([0, 255]) }, { position: 'topic/0/b', bytes: Buffer.from('x'.repeat(1_000_000)) },
      { position: 'topic/0/c', bytes: Buffer.from(messageOf(ReportFiled).bytes.toString().replace('elsewhere', 'else\\u0000where')) },
    ];
    const batch = [strange[0]!, messageOf(ReportFiled), strange[1]!, strange[2]!, messageOf(ReportFiled)];
    expect(await receiver.receive(batch)).toMatchObject({ events: 2, quarantined: 3 });
    await receiver.receive(batch);
    expect(await rows('SELECT position, reason, transport, octet_length(bytes) AS length FROM quarantine ORDER BY position')).toEqual([
      { position: 'topic/0/a', reason: 'NO_JSON', transport: 'test', length: 2 },
      { position: 'topic/0/b', reason: 'TOO_LONG', transport: 'test', length: 1_000_000 },
      { position: 'topic/0/c', reason: 'UNSTORABLE_CHARACTERS', transport: 'test', length: strange[2]?.bytes.length },
    ]);
    expect((await rows('SELECT id FROM inbox')).length).toBe(2);
  });
});
