import { createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, instant } from '@referrals/calendar';
import { DesksPublished } from '@referrals/contracts';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from './bootstrap.js';
import { changeCase, changeOnce, type Change } from './change.js';
import { once } from './idempotency.js';
import { commonMigrations, migrateService } from './migrate.js';
import { createPool } from './pools.js';
import { ServiceDatabase } from './service-database.js';
import { SHARDS, shardOf } from './shards.js';
import { verifyChain, type TrailEntry } from './trail.js';

const secret = testRoleSecret;
const secrets = { rows: createSecretKey(randomBytes(32)), bodies: createSecretKey(randomBytes(32)) };
const clock = fixedClock(instant('2026-05-11T08:20:00+08:00'));
const context = { staff: v7(), desks: [], roles: [], at: clock.now() };
const fact = { revision: 1, count: 0, digest: 'a'.repeat(64) };

describe('the change door', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations],
      variant: 'change',
      prepare: async (url) => {
        await prepareDatabase(url, ['directory'], secret);
        await migrateService(url, 'directory', []);
      },
    });
    const urls = roleUrls(cluster.url, 'directory', secret);
    const pool = (url: string, max: number) => createPool({ url, name: 'test', max, schema: 'directory,app' });
    database = new ServiceDatabase('directory', { app: pool(urls.app, 4), worker: pool(urls.worker, 1) }, SHARDS);
  });
  afterAll(async () => {
    await database.close();
    await cluster.drop();
  });

  const change = <T>(caseId: string, work: (change: Change) => T, create = true) => database.transaction(context, (tx) =>
    changeCase(database, tx, { caseId, actor: { role: 'SYSTEM' }, now: clock.now(), create }, work));
  const trail = (caseId: string) => database.asWorker((tx) => tx.query<TrailEntry & { hash: string }>(
    `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`, [caseId]));

  it('chains what concurrent changes record, without a gap, and leaves their events in the same order', async () => {
    const caseId = v7();
    await Promise.all(Array.from({ length: 20 }, (_, index) => change(caseId, (c) => {
      c.record('case.tried', { index });
      c.emit(DesksPublished, { ...fact, revision: index + 1 });
    })));
    const entries = await trail(caseId);
    expect(entries.map((entry) => entry.n)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(verifyChain(entries)).toBeUndefined();
    const sent = await database.asWorker((tx) => tx.query<{ revision: number }>(
      `SELECT (envelope->'data'->>'revision')::int AS revision FROM outbox WHERE key = $1 ORDER BY seq`, [caseId]));
    expect(sent.map((row) => row.revision)).toEqual(entries.map((entry) => Number(entry.facts.index) + 1));
  });

  it('leaves what changes of many cases in one transaction recorded and published, of each in its order', async () => {
    const cases = Array.from({ length: 5 }, () => v7());
    for (const round of [1, 2]) {
      await database.asWorker((tx) => Promise.all(cases.map((caseId, index) => changeCase(database, tx, { caseId, actor: { role: 'SYSTEM' }, now: clock.now(), create: true }, (c) => {
        expect(c.isFirst).toBe(round === 1 || index === 0);
        for (let n = 0; n < index; n += 1) {
          c.record('case.tried', { round, n });
          c.emit(DesksPublished, { ...fact, revision: 10 * round + n });
        }
      }))));
    }
    for (const [index, caseId] of cases.entries()) {
      if (index === 0) continue;
      const entries = await trail(caseId);
      expect(entries.map((entry) => [entry.n, entry.facts.round, entry.facts.n])).toEqual([1, 2].flatMap((round) => Array.from({ length: index }, (_, n) => [(round - 1) * index + n + 1, round, n])));
      expect(verifyChain(entries)).toBeUndefined();
      const [head, sent] = await database.asWorker((tx) => Promise.all([
        tx.query('SELECT n, hash FROM case_head WHERE case_id = $1', [caseId]),
        tx.query<{ revision: number; shard: number }>(`SELECT (envelope->'data'->>'revision')::int AS revision, shard FROM outbox WHERE key = $1 ORDER BY seq`, [caseId]),
      ]));
      expect(head).toEqual([{ n: 2 * index, hash: entries.at(-1)?.hash }]);
      expect(sent).toEqual(entries.map(({ facts }) => ({ revision: 10 * Number(facts.round) + Number(facts.n), shard: shardOf(caseId, SHARDS) })));
    }
  });

  it('leaves nothing when the work throws', async () => {
    const caseId = v7();
    await expect(change(caseId, (c) => { c.record('case.tried'); throw new Error('no'); })).rejects.toThrow('no');
    expect(await trail(caseId)).toEqual([]);
  });

  it('says NOT_FOUND for a case nobody made', async () => {
    await expect(change(v7(), (c) => c.record('case.tried'), false)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses an event that does not fit its schema', async () => {
    await expect(change(v7(), (c) => { c.record('case.tried'); c.emit(DesksPublished, { ...fact, count: -1 }); })).rejects.toThrow('does not fit its schema at count');
  });

  it('lets nothing leave that the event does not declare', async () => {
    const caseId = v7();
    const withName = { ...fact, name: 'of a child' };
    await change(caseId, (c) => { c.record('case.tried'); c.emit(DesksPublished, withName); });
    const sent = await database.asWorker((tx) => tx.query<{ data: object }>(`SELECT envelope->'data' AS data FROM outbox WHERE key = $1`, [caseId]));
    expect(sent).toEqual([{ data: fact }]);
  });

  it('never lets the trail go back in time', async () => {
    const caseId = v7();
    await change(caseId, (c) => c.record('case.first'));
    clock.advance(-60_000);
    await change(caseId, (c) => c.record('case.second'));
    clock.advance(60_000);
    const [first, second] = await trail(caseId);
    expect(second?.at).toBe(first?.at);
  });

  it('does a thing once per key, tells another body apart and gives the first answer again', async () => {
    let done = 0;
    const attempt = (key: string, body: object) => database.transaction(context, (tx) =>
      once(tx, { principal: 'p', route: 'POST /x', key, body, at: clock.now(), secrets }, async () => ({ done: (done += 1) })));
    expect(await attempt('key-00001', { a: 1, b: 2 })).toEqual({ answer: { done: 1 }, replayed: false });
    expect(await attempt('key-00001', { b: 2, a: 1 })).toEqual({ answer: { done: 1 }, replayed: true });
    await expect(attempt('key-00001', { a: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('tells the second of two requests in flight to come back', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((go) => { release = go; });
    const request = { principal: 'p', route: 'POST /y', key: 'key-00002', body: {}, at: clock.now(), secrets };
    let inside: () => void = () => undefined;
    const entered = new Promise<void>((go) => { inside = go; });
    const first = database.transaction(context, (tx) => once(tx, request, async () => { inside(); await held; return { ok: true }; }));
    await entered;
    await expect(database.transaction(context, (tx) => once(tx, request, async () => ({ ok: false })))).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT' });
    release();
    expect((await first).answer).toEqual({ ok: true });
  });

  describe('of the case a transaction is admitted to', () => {
    /** `work` gets how many links the case has, as asked together with the lock. */
    const admitted = (caseId: string, key: string, work: (change: Change, links: Promise<{ n: number } | undefined>) => Promise<{ n: number }> | { n: number }, body: object = {}) =>
      database.transaction({ ...context, reports: [caseId] }, (tx) => {
        const request = { principal: 'p', route: 'POST /z', key, body, at: clock.now(), secrets, actor: { role: 'SYSTEM' } } as const;
        const changed = changeOnce(database, tx, request, (c) => work(c, links));
        const links = tx.maybeOne<{ n: number }>('SELECT count(*)::int AS n FROM trail WHERE case_id = $1', [caseId]);
        return changed;
      });
    const record = (c: Change): { n: number } => { c.record('case.asked'); return { n: 1 }; };
    const newCase = async (): Promise<string> => {
      const caseId = v7();
      await change(caseId, (c) => c.record('case.made'));
      return caseId;
    };

    it('is made once per key, told apart by its body and answered again', async () => {
      const caseId = await newCase();
      expect(await admitted(caseId, 'key-00003', record)).toEqual({ n: 1 });
      expect(await admitted(caseId, 'key-00003', () => ({ n: 2 }))).toEqual({ n: 1 });
      await expect(admitted(caseId, 'key-00003', record, { other: true })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      const entries = await trail(caseId);
      expect(entries.map(({ action }) => action)).toEqual(['case.made', 'case.asked']);
      expect(verifyChain(entries)).toBeUndefined();
    });

    it('is none of a case that is not there, and leaves nothing when it fails', async () => {
      await expect(admitted(v7(), 'key-00004', record)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const caseId = await newCase();
      await expect(admitted(caseId, 'key-00004', () => { throw new Error('no'); })).rejects.toThrow('no');
      expect(await trail(caseId)).toHaveLength(1);
      expect(await admitted(caseId, 'key-00004', record)).toEqual({ n: 1 });
    });

    it('sees what the last one committed in what it asked together with the lock', async () => {
      const caseId = await newCase();
      const [held, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const first = admitted(caseId, 'key-00005', async (c) => { entered.resolve(); await held.promise; return record(c); });
      await entered.promise;
      const second = admitted(caseId, 'key-00006', async (c, beside) => ({ ...record(c), n: (await beside)?.n ?? 0 }));
      await eventually(async () => expect(await database.asWorker((tx) => tx.query('SELECT FROM pg_locks WHERE NOT granted'))).toHaveLength(1));
      held.resolve();
      expect(await Promise.all([first, second])).toEqual([{ n: 1 }, { n: 2 }]);
    });

    it('is told at once that the same is in flight, without waiting for the case', async () => {
      const caseId = await newCase();
      const [held, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const first = admitted(caseId, 'key-00007', async (c) => { entered.resolve(); await held.promise; return record(c); });
      await entered.promise;
      await expect(admitted(caseId, 'key-00007', record)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT' });
      held.resolve();
      expect(await first).toEqual({ n: 1 });
    });
  });

  it('keeps the trail insert-only for the roles that serve requests', async () => {
    for (const statement of ['UPDATE trail SET n = 0', 'DELETE FROM trail', 'DELETE FROM outbox', 'UPDATE access_log SET what = \'\'']) {
      await expect(database.transaction(context, (tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });
});
