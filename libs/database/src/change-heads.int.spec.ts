import { createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, instant } from '@referrals/calendar';
import { countTrips, eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from './bootstrap.js';
import { changeCase, type Change } from './change.js';
import { changeHeads, type HeadsRequest } from './change-heads.js';
import { commonMigrations, migrateService } from './migrate.js';
import { createPool } from './pools.js';
import { ServiceDatabase } from './service-database.js';
import { SHARDS } from './shards.js';
import { verifyChain, type TrailEntry } from './trail.js';
import type { Tx } from './tx.js';

const secrets = { rows: createSecretKey(randomBytes(32)), bodies: createSecretKey(randomBytes(32)) };
const clock = fixedClock(instant('2026-05-11T08:20:00+08:00'));
const context = { staff: v7(), desks: [], roles: [], at: clock.now() };

describe('several cases in one change', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;
  let requests: { readonly trips: number };

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'heads',
      prepare: async (url) => {
        await prepareDatabase(url, ['referral-desk'], testRoleSecret);
        await migrateService(url, 'referral-desk', []);
      },
    });
    const urls = roleUrls(cluster.url, 'referral-desk', testRoleSecret);
    const pool = (url: string, max: number) => createPool({ url, name: 'test', max, schema: 'referral_desk,app' });
    const app = pool(urls.app, 8);
    requests = countTrips(app);
    database = new ServiceDatabase('referral-desk', { app, worker: pool(urls.worker, 4) }, SHARDS);
  });
  afterAll(async () => {
    await database.close();
    await cluster.drop();
  });

  const actor = { role: 'SYSTEM' } as const;
  const newCases = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => v7());
    await database.asWorker((tx) => Promise.all(ids.map((caseId) => changeCase(database, tx, { caseId, actor, now: clock.now(), create: true }, (c) => c.record('thing.made')))));
    return ids;
  };
  const trail = (caseId: string) => database.asWorker((tx) => tx.query<TrailEntry & { hash: string }>(
    `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`, [caseId]));
  const keyed = (key: string, body: object = {}): HeadsRequest['once'] => ({ principal: 'p', route: 'POST /link', key, body, at: clock.now(), secrets });
  const link = (heads: readonly string[], work: (changes: readonly Change[], tx: Tx) => Promise<object> | object, once?: HeadsRequest['once']) =>
    database.transaction(context, (tx) => changeHeads(database, tx, { heads, actor, now: clock.now(), once }, (changes) => work(changes, tx)));
  const record = (changes: readonly Change[]): object => {
    for (const [index, change] of changes.entries()) change.record('thing.linked', { index });
    return { linked: changes.length };
  };
  const waiting = () => database.asWorker((tx) => tx.query('SELECT FROM pg_locks WHERE NOT granted'));

  it('each has its own trail, in the order asked for and with one time', async () => {
    const [a = '', b = ''] = await newCases(2);
    expect(await link([b, a], record)).toEqual({ linked: 2 });
    const [ofA, ofB] = await Promise.all([trail(a), trail(b)]);
    expect([ofA, ofB].map((entries) => entries.at(-1)?.facts)).toEqual([{ index: 1 }, { index: 0 }]);
    expect(ofA.at(-1)?.at).toBe(ofB.at(-1)?.at);
    expect([verifyChain(ofA), verifyChain(ofB)]).toEqual([undefined, undefined]);
  });

  it('named twice it is one change', async () => {
    const [a = ''] = await newCases(1);
    await link([a, a], (changes) => { changes[0]?.record('thing.linked'); expect(changes[1]).toBe(changes[0]); return {}; });
    expect(await trail(a)).toHaveLength(2);
  });

  it('all or none: one that is not there, or a failure, leaves nothing of the others, nor the key', async () => {
    const [a = '', b = ''] = await newCases(2);
    await expect(link([a, v7()], record, keyed('key-heads-1'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(link([a, b], (changes) => { record(changes); throw new Error('no'); }, keyed('key-heads-1'))).rejects.toThrow('no');
    expect(await trail(a)).toHaveLength(1);
    expect(await link([a, b], record, keyed('key-heads-1'))).toEqual({ linked: 2 });
    expect(await link([a, b], record, keyed('key-heads-1'))).toEqual({ linked: 2 });
    await expect(link([a, b], record, keyed('key-heads-1', { other: true }))).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await trail(a)).toHaveLength(2);
  });

  it('costs two messages, whatever it asks together with the locks', async () => {
    const [a = '', b = ''] = await newCases(2);
    await link([a, b], record, keyed('key-heads-2'));
    const before = requests.trips;
    await database.transaction(context, (tx) => {
      const changed = changeHeads(database, tx, { heads: [a, b], actor, now: clock.now(), once: keyed('key-heads-3') }, async (changes) => { await links; return record(changes); });
      const links = tx.query('SELECT n FROM case_head WHERE case_id = ANY ($1)', [[a, b]]);
      return changed;
    });
    expect(requests.trips - before).toBe(2);
  });

  it('sees what the last holder of either committed in what it asked together with the locks', async () => {
    const [a = '', b = ''] = await newCases(2);
    const [held, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = link([b], async (changes) => { entered.resolve(); await held.promise; return record(changes); });
    await entered.promise;
    const second = database.transaction(context, (tx) => {
      const changed = changeHeads(database, tx, { heads: [a, b], actor, now: clock.now() }, async (changes) => ({ ...record(changes), seen: (await seen)?.n }));
      const seen = tx.maybeOne<{ n: number }>('SELECT n FROM case_head WHERE case_id = $1', [b]);
      return changed;
    });
    await eventually(async () => expect(await waiting()).toHaveLength(1));
    held.resolve();
    expect((await Promise.all([first, second]))[1]).toEqual({ linked: 2, seen: 2 });
  });

  it('whoever waits holds nothing: who locks in the other order goes on', async () => {
    const [a = '', b = ''] = (await newCases(2)).sort();
    const [heldB, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // As a batch of events does: the later one first, then the earlier one, while the link wants both.
    const batch = database.asWorker(async (tx) => {
      await changeCase(database, tx, { caseId: b, actor, now: clock.now() }, (c) => c.record('thing.told'));
      entered.resolve();
      await heldB.promise;
      await changeCase(database, tx, { caseId: a, actor, now: clock.now() }, (c) => c.record('thing.told'));
    });
    await entered.promise;
    const linked = link([a, b], record);
    await eventually(async () => expect(await waiting()).toHaveLength(1));
    heldB.resolve();
    await Promise.all([batch, linked]);
    expect(await trail(a)).toHaveLength(3);
  });

  it('many links of the same cases at once, in any order, all happen, and none is told of a deadlock', async () => {
    const ids = await newCases(4);
    let expected = 1;
    await fc.assert(fc.asyncProperty(fc.array(fc.shuffledSubarray(ids, { minLength: 2, maxLength: 4 }), { minLength: 8, maxLength: 8 }), async (wanted) => {
      await Promise.all(wanted.map((heads) => link(heads, record)));
      expected += wanted.filter((heads) => heads.includes(ids[0] ?? '')).length;
    }), { numRuns: 25 });
    const entries = await trail(ids[0] ?? '');
    expect(entries).toHaveLength(expected);
    expect(verifyChain(entries)).toBeUndefined();
  });
});
