import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, fixedClock, instant } from '@referrals/calendar';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from './bootstrap.js';
import { once } from './idempotency.js';
import { commonMigrations, migrateService } from './migrate.js';
import { createPool } from './pools.js';
import { purgeAnswers } from './purge-answers.js';
import { rehashAnswers } from './rehash-answers.js';
import { ServiceDatabase } from './service-database.js';
import { SHARDS } from './shards.js';

const DAY = 86_400_000;
const secrets = { rows: createSecretKey(randomBytes(32)), bodies: createSecretKey(randomBytes(32)) };
const start = instant('2026-05-11T08:20:00+08:00');
const clock = fixedClock(start);
const context = { staff: v7(), desks: [], roles: [], at: start };
const FILING = 'POST /filings';
const forEver = (route: string): boolean => route === FILING;

describe('what requests were answered', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;
  let superuser: pg.Client;

  function open(): ServiceDatabase {
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 4, schema: 'directory,app', onError: () => undefined });
    return new ServiceDatabase('directory', { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
  }
  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'change',
      prepare: async (url) => {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
    database = open();
    superuser = new pg.Client({ connectionString: cluster.url });
    await superuser.connect();
    await superuser.query('SET search_path = directory, app');
  });
  beforeEach(() => superuser.query('TRUNCATE idempotency, kept_answer'));
  afterAll(async () => {
    await superuser.end();
    await database.close();
    await cluster.drop();
  });

  interface Asked { readonly route?: string; readonly body?: object; readonly answer?: object; readonly principal?: string; readonly typedKey?: string }
  const ask = (key: string, { route = 'POST /x', body = {}, answer = { done: key }, principal = 'staff', typedKey }: Asked = {}) =>
    database.transaction(context, (tx) => once(tx, { principal, route, key, typedKey, body, at: clock.now(), secrets, forEver: forEver(route) }, async () => answer));
  const counts = async (): Promise<{ clear: number; kept: number }> => (await superuser.query<{ clear: number; kept: number }>(
    'SELECT (SELECT count(*)::int FROM idempotency) AS clear, (SELECT count(*)::int FROM kept_answer) AS kept')).rows[0] ?? { clear: -1, kept: -1 };
  it('finds what was kept under a key as it was typed, before its spellings were one', async () => {
    const first = await ask('ABC', { route: FILING });
    expect(await ask('abc', { route: FILING, typedKey: 'ABC', answer: { done: 'twice' } })).toEqual({ ...first, replayed: true });
    await expect(ask('abc', { route: FILING, typedKey: 'ABC', body: { other: 1 } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await ask('xyz', { typedKey: 'XYZ' })).replayed).toBe(false);
    expect((await ask('xyz')).replayed).toBe(true);
  });

  const clearBody = (body: string): string => createHmac('sha256', secrets.bodies).update(body).digest('base64url');

  /** As the release before asks and keeps. */
  const earlier = {
    ask: async (key: string, { route = 'POST /x', principal = 'staff' } = {}): Promise<object | undefined> => database.transaction(context, (tx) =>
      tx.maybeOne<object>('SELECT outcome, stored FROM hold_idempotency($1, $2, $3, $4)', [principal, route, key, clearBody('{}')])),
    keep: (keys: readonly string[], { route = 'POST /x', principal = 'staff' } = {}): Promise<void> => database.transaction(context, async (tx) => {
      tx.writeBatched('SELECT leave_changes($1)', keys.map((key) => ({ principal, route, key, bodyHash: clearBody('{}'), at: clock.now(), answer: { done: key } })));
    }),
  };

  it('stand under keyed hashes: nothing of who asked, what, with which key or what was said', async () => {
    await ask('key-00001', { body: { said: 'what was said' }, principal: 'a person', route: 'POST /reports/r1' });
    await ask('key-00002', { body: { said: 'what was said' }, principal: 'a person', route: 'POST /reports/r1' });
    const { rows } = await superuser.query<Record<string, string>>('SELECT hash, body, bridge FROM kept_answer');
    expect(JSON.stringify(rows)).not.toMatch(/person|reports|key-0|said/);
    expect(new Set(rows.flatMap((row) => Object.values(row))).size).toBe(6);
  });

  it('are given by hash alone, to a role that may not read the table', async () => {
    await ask('key-00003');
    const forced = await superuser.query(`SELECT relrowsecurity AND relforcerowsecurity AS forced FROM pg_class WHERE oid = 'kept_answer'::regclass`);
    expect(forced.rows).toEqual([{ forced: true }]);
    for (const statement of ['SELECT * FROM kept_answer', `INSERT INTO kept_answer (hash) VALUES ('h')`, 'DELETE FROM kept_answer', `UPDATE kept_answer SET body = ''`]) {
      await expect(database.transaction(context, (tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(database.asWorker((tx) => tx.query(`SELECT hold_answer('h', 'b', 'p', 'r', 'k', 'c')`))).rejects.toMatchObject({ code: '42501' });
    const policies = await superuser.query(`SELECT policyname, roles::text[] AS roles FROM pg_policies WHERE schemaname = 'directory' AND tablename = 'kept_answer' ORDER BY 1`);
    expect(policies.rows).toEqual([{ policyname: 'by_functions', roles: ['referrals_directory_owner'] }, { policyname: 'service', roles: ['referrals_directory_worker'] }]);
  });

  it('are not read through a table that a request makes for itself', async () => {
    await ask('key-00004');
    // A connection on which the functions were not planned before.
    const fresh = open();
    const again = await fresh.transaction(context, async (tx) => {
      await tx.query(`CREATE TEMP TABLE kept_answer ON COMMIT DROP AS SELECT ''::text AS hash, ''::text AS body, '{}'::jsonb AS answer`);
      return once(tx, { principal: 'staff', route: 'POST /x', key: 'key-00004', body: {}, at: clock.now(), secrets }, async () => ({ done: 'again' }));
    });
    await fresh.close();
    expect(again).toEqual({ answer: { done: 'key-00004' }, replayed: true });
  });

  describe('by the release before', () => {
    it('are given again, told apart by their body and moved when they are hashed', async () => {
      await earlier.keep(['key-00011', 'key-00012']);
      expect(await ask('key-00011', { answer: {} })).toEqual({ answer: { done: 'key-00011' }, replayed: true });
      await expect(ask('key-00011', { body: { other: true } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await rehashAnswers(database, secrets.rows, forEver)).toBe(2);
      expect(await counts()).toEqual({ clear: 0, kept: 2 });
      expect(await ask('key-00012', { answer: {} })).toEqual({ answer: { done: 'key-00012' }, replayed: true });
      await expect(ask('key-00012', { body: { other: true } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await rehashAnswers(database, secrets.rows, forEver)).toBe(0);
    });

    it('are found by it after they moved, and so are those of this release', async () => {
      await earlier.keep(['key-00013']);
      await rehashAnswers(database, secrets.rows, forEver);
      await ask('key-00014');
      for (const key of ['key-00013', 'key-00014']) expect(await earlier.ask(key)).toEqual({ outcome: 'DONE', stored: { done: key } });
      expect(await earlier.ask('key-00015')).toBeUndefined();
      expect(await earlier.ask('key-00014', { principal: 'other' })).toBeUndefined();
    });

    it('in flight are told to come back, by whichever release', async () => {
      await database.transaction(context, async (tx) => {
        await tx.query('SELECT hold_idempotency($1, $2, $3, $4)', ['staff', 'POST /x', 'key-00016', 'h']);
        await expect(ask('key-00016')).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT' });
      });
      await database.transaction(context, (tx) => once(tx, { principal: 'staff', route: 'POST /x', key: 'key-00017', body: {}, at: clock.now(), secrets }, async () => {
        expect(await earlier.ask('key-00017')).toEqual({ outcome: 'IN_FLIGHT', stored: null });
        return {};
      }));
    });
  });

  describe('hashed at start', () => {
    const many = Array.from({ length: 2_500 }, (_, n) => `key-${String(n).padStart(5, '0')}`);

    it('go on where a killed process left them', async () => {
      await earlier.keep(many);
      // Its second batch waits here until its connection is killed.
      await superuser.query(`CREATE FUNCTION halt() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF (SELECT count(*) FROM kept_answer) > 1000 THEN PERFORM pg_advisory_xact_lock(430299, 7); END IF; RETURN NULL; END $$;
        CREATE TRIGGER halt AFTER INSERT ON kept_answer FOR EACH STATEMENT EXECUTE FUNCTION halt(); SELECT pg_advisory_lock(430299, 7)`);
      const killed = rehashAnswers(database, secrets.rows, forEver).then(() => 'ended', () => 'killed');
      const waiting = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      await eventually(async () => expect((await superuser.query(waiting)).rowCount).toBe(1));
      await superuser.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`);
      expect(await killed).toBe('killed');
      await superuser.query('SELECT pg_advisory_unlock(430299, 7); DROP TRIGGER halt ON kept_answer; DROP FUNCTION halt()');
      expect(await counts()).toEqual({ clear: 1_500, kept: 1_000 });
      for (const key of [many[0], many[1_200], many[2_499]]) expect(await ask(key ?? '', { answer: {} })).toEqual({ answer: { done: key }, replayed: true });
      expect(await rehashAnswers(database, secrets.rows, forEver)).toBe(1_500);
      expect(await counts()).toEqual({ clear: 0, kept: 2_500 });
    });

    it('are shared by replicas that start at once, and found by requests meanwhile', async () => {
      await earlier.keep(many);
      const moving = Promise.all([rehashAnswers(database, secrets.rows, forEver), rehashAnswers(database, secrets.rows, forEver)]);
      for (let n = 0; n < many.length; n += 125) expect(await ask(many[n] ?? '', { answer: {} })).toMatchObject({ replayed: true });
      const [one, other] = await moving;
      expect(one + other).toBe(2_500);
      expect(await counts()).toEqual({ clear: 0, kept: 2_500 });
    });
  });

  describe('of more than 30 days', () => {
    const later = (ms: number) => addMillis(start, ms);

    it('go, but those of filings, which give the first answer for ever', async () => {
      await earlier.keep(['key-00021'], { route: FILING });
      await earlier.keep(['key-00022']);
      await rehashAnswers(database, secrets.rows, forEver);
      await ask('key-00023', { route: FILING });
      await ask('key-00024');
      expect(await purgeAnswers(database, later(30 * DAY))).toBe(0);
      expect(await purgeAnswers(database, later(30 * DAY + 1))).toBe(2);
      expect(await purgeAnswers(database, later(4_000 * DAY))).toBe(0);
      for (const key of ['key-00021', 'key-00023']) {
        expect(await ask(key, { route: FILING, answer: {} })).toEqual({ answer: { done: key }, replayed: true });
        await expect(ask(key, { route: FILING, body: { other: true } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      }
      for (const key of ['key-00022', 'key-00024']) expect(await ask(key, { answer: { again: true } })).toEqual({ answer: { again: true }, replayed: false });
    });

    it('go in small transactions, one replica at a time, however many there are', async () => {
      await superuser.query(`INSERT INTO kept_answer SELECT 'h' || n, 'b', $1, '{}', n % 10 = 0, 'r' || n FROM generate_series(1, 30000) n`, [start]);
      const held = await database.asWorker(async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' purge', 7))`);
        return purgeAnswers(database, later(31 * DAY));
      });
      expect(held).toBe(0);
      expect(await purgeAnswers(database, later(31 * DAY))).toBe(20_000);
      expect(await purgeAnswers(database, later(31 * DAY))).toBe(7_000);
      expect(await counts()).toEqual({ clear: 0, kept: 3_000 });
    });
  });
});
