import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DesksPublished, ReportFiledV2, type ServiceName } from '@referrals/contracts';
import { createPool, inTransaction, roleUrls } from '@referrals/database';
import { eventually, testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { busDatabase } from '../conformance/bus-database.js';
import { DeliveryAudit, MOST_IDS_ASKED } from './delivery-audit.js';
import { unknownIds } from './unknown-ids.js';

describe('whether what was sent came in', () => {
  let cluster: TestDatabase;
  let owner: pg.Pool;
  let bus: pg.Pool;
  let asked: { subscriber: ServiceName; ids: readonly string[] }[];
  let silent: ServiceName[];
  let sentAgain: [ServiceName, number][];

  beforeAll(async () => {
    cluster = await busDatabase();
    const pool = (url: string, max: number): pg.Pool => createPool({ url, name: 'audit', max, schema: 'app', onError: () => undefined });
    owner = pool(cluster.url, 3);
    bus = pool(roleUrls(cluster.url, 'directory', testRoleSecret).bus, 1);
  });
  afterAll(async () => {
    await bus.end();
    await owner.end();
    await cluster.drop();
  });
  beforeEach(async () => {
    await owner.query('TRUNCATE directory.outbox, directory.arrival, mandatory_reporting.outbox, mandatory_reporting.inbox, mandatory_reporting.arrival, referral_desk.inbox, child_registry.inbox');
    asked = [];
    silent = [];
    sentAgain = [];
  });

  /** Waits long for whatever else is written on the server. */
  const audit = (producer: ServiceName, { againMs = 0, everyMs = 30_000 } = {}): DeliveryAudit => new DeliveryAudit({
    producer, pool: bus, times: { everyMs, againMs },
    async ask(subscriber, ids) {
      asked.push({ subscriber, ids });
      return silent.includes(subscriber) ? undefined : inTransaction(bus, 'BEGIN', (tx) => unknownIds(tx, subscriber, 'inbox', ids));
    },
    onSentAgain: (subscriber, events) => sentAgain.push([subscriber, events]), onError: (error) => { throw error; },
  });
  const publish = async (to: Pick<pg.Pool, 'query'>, type: string, sent = true): Promise<string> => {
    const id = v7();
    await to.query(`INSERT INTO ${type.split('.')[0]?.replaceAll('-', '_')}.outbox (id, shard, key, type, at, envelope, sent_at) VALUES ($1, 0, $1, $2, now(), '{}', CASE WHEN $3 THEN now() END)`, [id, type, sent]);
    return id;
  };
  const arrive = (schema: string, id: string) => owner.query(`INSERT INTO ${schema}.inbox (id, shard, key, type, received_at) VALUES ($1, 0, $1, 'x', now())`, [id]);
  const unsent = async (schema: string) => (await owner.query<{ id: string }>(`SELECT id FROM ${schema}.outbox WHERE sent_at IS NULL ORDER BY seq`)).rows.map(({ id }) => id);
  const kept = async (schema: string) => (await owner.query(`SELECT subscriber, seq, sent_again FROM ${schema}.arrival ORDER BY subscriber`)).rows as unknown[];

  it('sends again what is nowhere, counts it, and asks no more once it is there', async () => {
    const [there, lost, behind] = [await publish(owner, ReportFiledV2.type), await publish(owner, ReportFiledV2.type), await publish(owner, ReportFiledV2.type)];
    for (const id of [there, behind]) await arrive('referral_desk', id);
    const reports = audit('mandatory-reporting');
    await reports.look();
    expect(await unsent('mandatory_reporting')).toEqual([lost]);
    expect(sentAgain).toEqual([['referral-desk', 1]]);
    expect(reports.state(-1)).toContainEqual(expect.objectContaining({ producer: 'mandatory-reporting', subscriber: 'referral-desk', missing: 0, sentAgain: 1 }));
    const [{ seq: first }] = (await owner.query<{ seq: number }>('SELECT seq FROM mandatory_reporting.outbox WHERE id = $1', [there])).rows as [{ seq: number }];
    expect(await kept('mandatory_reporting')).toContainEqual({ subscriber: 'referral-desk', seq: first, sent_again: 1 });

    await arrive('referral_desk', lost);
    await owner.query('UPDATE mandatory_reporting.outbox SET sent_at = now()');
    await reports.look();
    expect(reports.state(-1)).toContainEqual(expect.objectContaining({ subscriber: 'referral-desk', missing: 0 }));
    expect(await kept('mandatory_reporting')).toContainEqual({ subscriber: 'referral-desk', seq: first + 2, sent_again: 1 });
    asked = [];
    await reports.look();
    await audit('mandatory-reporting').look();
    expect(asked).toEqual([]);
  });

  it('looks again only after a while, and reports in the meantime', async () => {
    await publish(owner, ReportFiledV2.type);
    const reports = audit('mandatory-reporting', { againMs: 60_000 });
    await reports.look();
    await reports.look();
    expect(sentAgain).toEqual([]);
    expect(reports.state(-1)).toContainEqual(expect.objectContaining({ subscriber: 'referral-desk', missing: 1 }));
    expect(reports.state(30)).toContainEqual(expect.objectContaining({ subscriber: 'referral-desk', missing: 0 }));
  });

  it('gives up sending after three times, never telling; what is not sent is neither missing nor sent again', async () => {
    const lost = await publish(owner, ReportFiledV2.type, false);
    const reports = audit('mandatory-reporting');
    await reports.look();
    await reports.look();
    expect([sentAgain, asked]).toEqual([[], []]);
    for (let time = 1; time <= 5; time += 1) {
      expect(reports.state(-1)).toContainEqual(expect.objectContaining({ subscriber: 'referral-desk', missing: time <= 4 ? 0 : 1 }));
      await owner.query('UPDATE mandatory_reporting.outbox SET sent_at = now()');
      await reports.look();
      expect(await unsent('mandatory_reporting')).toEqual(time <= 3 ? [lost] : []);
    }
    expect(sentAgain).toEqual([['referral-desk', 1], ['referral-desk', 1], ['referral-desk', 1]]);
    expect(reports.state(-1)).toContainEqual(expect.objectContaining({ missing: 1, sentAgain: 3 }));
  });

  it('asks each subscriber for itself; who does not answer holds nobody up, and is reported', async () => {
    const [one, other] = [await publish(owner, DesksPublished.type), await publish(owner, DesksPublished.type)];
    await arrive('mandatory_reporting', one);
    for (const each of [one, other]) await arrive('child_registry', each);
    silent = ['referral-desk'];
    const register = audit('directory');
    await register.look();
    expect(await unsent('directory')).toEqual([other]);
    expect(sentAgain).toEqual([['mandatory-reporting', 1]]);
    const state = new Map(register.state(-1).map((of) => [of.subscriber, of]));
    expect(state.get('referral-desk')).toMatchObject({ missing: 0 });
    const [known, unknown] = [state.get('mandatory-reporting')?.unknownSeconds ?? 0, state.get('referral-desk')?.unknownSeconds ?? 0];
    expect(unknown).toBeGreaterThan(known);
    silent = [];
    await register.look();
    const later = new Map(register.state(-1).map((of) => [of.subscriber, of])).get('referral-desk');
    expect(later).toMatchObject({ sentAgain: 1 });
    expect(later?.unknownSeconds).toBeLessThan(unknown);
  });

  it('looks at everything again once a day: what a subscriber had may be gone with its database', async () => {
    const ids = [await publish(owner, ReportFiledV2.type), await publish(owner, ReportFiledV2.type)];
    for (const id of ids) await arrive('referral_desk', id);
    const reports = audit('mandatory-reporting');
    await reports.look();
    await owner.query('DELETE FROM referral_desk.inbox WHERE id = $1', [ids[0]]);
    await reports.look();
    expect(sentAgain).toEqual([]);
    await owner.query(`UPDATE mandatory_reporting.arrival SET whole_at = whole_at - interval '25 hours'`);
    await reports.look();
    expect(await unsent('mandatory_reporting')).toEqual([ids[0]]);
    // Until it is there again another process finds it missing, too.
    sentAgain = [];
    await owner.query('UPDATE mandatory_reporting.outbox SET sent_at = now()');
    await audit('mandatory-reporting').look();
    expect(sentAgain).toEqual([['referral-desk', 1]]);
    await owner.query('UPDATE mandatory_reporting.outbox SET sent_at = now()');
    await arrive('referral_desk', ids[0] ?? '');
    await reports.look();
    await reports.look();
    asked = [];
    await reports.look();
    await audit('mandatory-reporting').look();
    expect(asked).toEqual([]);
  });

  it('goes in steps through more than one question holds, and looks at history behind what is new', async () => {
    const fill = (schema: string, count: number) => owner.query(
      `INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope, sent_at) SELECT gen_random_uuid(), 0, gen_random_uuid(), $1, now(), '{}', now() FROM generate_series(1, $2)`, [schema, count]);
    const reports = audit('mandatory-reporting');
    await fill(ReportFiledV2.type, 5 * MOST_IDS_ASKED);
    await owner.query(`INSERT INTO referral_desk.inbox (id, shard, key, type, received_at) SELECT id, 0, key, type, now() FROM mandatory_reporting.outbox`);
    await reports.look();
    expect(asked).toHaveLength(4);
    const lost = await publish(owner, ReportFiledV2.type);
    asked = [];
    await reports.look();
    expect(asked.map(({ ids }) => ids.length)).toEqual([1, MOST_IDS_ASKED]);
    expect(await unsent('mandatory_reporting')).toEqual([lost]);
  });

  it('passes nothing that commits late, whoever began first', async () => {
    const [one, other] = await Promise.all([owner.connect(), owner.connect()]);
    try {
      // The later of the two draws first.
      for (const client of [one, other]) {
        await client.query('BEGIN');
        await client.query('SELECT pg_current_xact_id()');
      }
      const first = await publish(other, ReportFiledV2.type);
      const second = await publish(one, ReportFiledV2.type);
      await one.query('COMMIT');
      const reports = audit('mandatory-reporting', { everyMs: 1 });
      await reports.look();
      expect(asked).toEqual([]);
      await other.query('COMMIT');
      await eventually(async () => {
        await reports.look();
        expect((await unsent('mandatory_reporting')).sort()).toEqual([first, second].sort());
      });
    } finally {
      for (const client of [one, other]) client.release();
    }
  });
});
