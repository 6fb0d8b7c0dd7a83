import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fixedClock, instant } from '@referrals/calendar';
import { countTrips, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from '../bootstrap.js';
import { commonMigrations, migrateService } from '../migrate.js';
import { createPool } from '../pools.js';
import { ServiceDatabase } from '../service-database.js';
import { SHARDS } from '../shards.js';
import type { Tx } from '../tx.js';
import { InstantColumn } from './columns.js';
import { Entities } from './entities.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('uuid', { array: true }) desks!: string[];
  @Column('jsonb', { nullable: true }) facts!: object | null;
  @InstantColumn() seenAt!: string;
  @InstantColumn({ nullable: true }) endedAt!: string | null;
  @Column('int8') revision!: number;
}

const clock = fixedClock(instant('2026-05-11T08:20:00+08:00'));
const context = (roles: string[] = ['ADMIN']) => ({ staff: v7(), desks: [], roles, at: clock.now() });

describe('rows by TypeORM inside a Tx', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;
  let requests: { readonly trips: number };

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'rows',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
        const client = new pg.Client(url);
        await client.connect();
        await client.query(`SET search_path = directory, app;
          CREATE TABLE thing (id uuid PRIMARY KEY, name text NOT NULL, desks uuid[] NOT NULL, facts jsonb, seen_at timestamptz NOT NULL, ended_at timestamptz, revision bigint NOT NULL);
          ALTER TABLE thing ENABLE ROW LEVEL SECURITY; ALTER TABLE thing FORCE ROW LEVEL SECURITY;
          GRANT SELECT, INSERT, UPDATE, DELETE ON thing TO referrals_directory_app;
          CREATE POLICY anybody ON thing FOR INSERT TO referrals_directory_app WITH CHECK (true);
          CREATE POLICY administrator ON thing TO referrals_directory_app USING ('ADMIN' = ANY ((SELECT app.roles())::text[])) WITH CHECK (true);`);
        await client.end();
      },
    });
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = (url: string, max: number) => createPool({ url, name: 'test', max, schema: 'directory,app' });
    const app = pool(urls.app, 1);
    requests = countTrips(app);
    database = new ServiceDatabase('directory', { app, worker: pool(urls.worker, 1) }, SHARDS, await Entities.of([Thing]));
  });
  afterAll(async () => {
    await database.close();
    await cluster.drop();
  });

  const thing = (over: Partial<Thing> = {}) => ({ id: v7(), name: '甲', desks: [v7()], facts: { a: [1] }, seenAt: clock.now(), revision: 7, ...over });
  const trips = async (work: (tx: Tx) => Promise<unknown>): Promise<number> => {
    const before = requests.trips;
    await database.transaction(context(), work);
    return requests.trips - before;
  };

  it('come back as they were written: moments as text, numbers as numbers', async () => {
    const one = thing();
    await database.transaction(context(), (tx) => tx.manager.insert(Thing, one));
    const found = await database.transaction(context(), (tx) => tx.manager.findOneBy(Thing, { id: one.id }));
    expect({ ...found }).toEqual({ ...one, endedAt: null });
    expect(found).toBeInstanceOf(Thing);
  });

  it('need no policy to be read back when they are inserted', async () => {
    const one = thing();
    await database.transaction(context(['REPORTER']), (tx) => tx.manager.insert(Thing, one));
    expect(await database.transaction(context(['REPORTER']), (tx) => tx.manager.findOneBy(Thing, { id: one.id }))).toBeNull();
    expect(await database.transaction(context(), (tx) => tx.manager.existsBy(Thing, { id: one.id }))).toBe(true);
  });

  it('are written in the order in which they stand in the code, whatever kind of statement each is', async () => {
    const one = thing();
    const read = await database.transaction(context(), async (tx) => {
      tx.write('INSERT INTO thing (id, name, desks, seen_at, revision) VALUES ($1, $2, $3, $4, 1)', [one.id, '〇', [], one.seenAt]);
      void tx.manager.delete(Thing, { id: one.id });
      void tx.manager.insert(Thing, one);
      void tx.manager.update(Thing, { id: one.id }, { name: '乙' });
      const second = tx.query<{ name: string }>('SELECT name FROM thing WHERE id = $1', [one.id]);
      void tx.manager.delete(Thing, { id: one.id });
      void tx.manager.insert(Thing, { ...one, name: '丙' });
      const third = tx.manager.findOneBy(Thing, { id: one.id });
      void tx.query('UPDATE thing SET name = $2 WHERE id = $1', [one.id, '丁']);
      const fourth = tx.manager.createQueryBuilder(Thing, 't').where({ id: one.id }).getOne();
      return [(await second)[0]?.name, (await third)?.name, (await fourth)?.name];
    });
    expect(read).toEqual(['乙', '丙', '丁']);
  });

  it('travel with what else is issued: context, two reads and a statement of our own in one message, writes with the commit in another', async () => {
    const one = thing();
    await database.transaction(context(), (tx) => tx.manager.insert(Thing, one));
    expect(await trips(async (tx) => {
      await Promise.all([tx.manager.findOneBy(Thing, { id: one.id }), tx.query('SELECT 1'), tx.manager.find(Thing, { where: { name: '甲' } })]);
      void tx.manager.update(Thing, { id: one.id }, { name: '乙' });
      tx.write('UPDATE thing SET revision = 8 WHERE id = $1', [one.id]);
    })).toBe(2);
  });

  it('fail the commit and nothing else when nobody waited for them; the error is PostgreSQL’s own and tells no value', async () => {
    const one = thing({ name: '张三' });
    const failing = database.transaction(context(), async (tx) => {
      void tx.manager.insert(Thing, one);
      void tx.manager.insert(Thing, one);
      await setImmediate();
      await setImmediate();
    });
    const error = await failing.catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ code: '23505', constraint: 'thing_pkey' });
    expect(JSON.stringify([error, (error as Error).message])).not.toContain('张三');
    expect(await database.transaction(context(), (tx) => tx.manager.existsBy(Thing, { id: one.id }))).toBe(false);
  });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['find', (tx) => tx.manager.find(Thing, { where: { id: 'none' } })],
    ['findBy', (tx) => tx.manager.findBy(Thing, { id: 'none' })],
    ['findOne', (tx) => tx.manager.findOne(Thing, { where: { id: 'none' } })],
    ['findOneBy', (tx) => tx.manager.findOneBy(Thing, { id: 'none' })],
    ['existsBy', (tx) => tx.manager.existsBy(Thing, { id: 'none' })],
    ['countBy', (tx) => tx.manager.countBy(Thing, { id: 'none' })],
    ['getOne', (tx) => tx.manager.createQueryBuilder(Thing, 't').where({ id: 'none' }).getOne()],
    ['getMany', (tx) => tx.manager.createQueryBuilder(Thing, 't').where({ id: 'none' }).getMany()],
    ['getRawMany', (tx) => tx.manager.createQueryBuilder(Thing, 't').where({ id: 'none' }).getRawMany()],
    ['getCount', (tx) => tx.manager.createQueryBuilder(Thing, 't').where({ id: 'none' }).getCount()],
  ])('fail the commit, and end no process as unheard, when a read by %s is left unread', async (_, read) => {
    let left: Promise<unknown> | undefined;
    const then = jest.spyOn(Promise.prototype, 'then');
    const failing = database.transaction(context(), (tx) => {
      left = read(tx);
      return Promise.resolve();
    });
    await expect(failing).rejects.toMatchObject({ code: '22P02' });
    // What ends a process is a promise nobody attached a handler to before it failed.
    const heardOf = then.mock.contexts.includes(left);
    then.mockRestore();
    expect(heardOf).toBe(true);
  });

  it('are undone with their savepoint', async () => {
    const one = thing();
    await database.transaction(context(), async (tx) => {
      await tx.nested(() => { void tx.manager.insert(Thing, one); throw new Error('no'); }).catch(() => undefined);
    });
    expect(await database.transaction(context(), (tx) => tx.manager.existsBy(Thing, { id: one.id }))).toBe(false);
  });

  it('raise without a context, as every statement does', async () => {
    await expect(database.asWorker((tx) => tx.manager.findBy(Thing, {}))).rejects.toMatchObject({ code: '42501' });
  });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['found by nothing', (tx) => tx.manager.findOneBy(Thing, { id: undefined as never })],
    ['changed by nothing', (tx) => tx.manager.update(Thing, { id: undefined as never }, { name: '全' })],
    ['changed by an empty condition', (tx) => tx.manager.update(Thing, {}, { name: '全' })],
    ['removed by an empty condition', (tx) => tx.manager.delete(Thing, {})],
    ['removed by nothing', (tx) => tx.manager.delete(Thing, { id: undefined as never })],
  ])('are never %s', async (_, work) => {
    await database.transaction(context(), (tx) => tx.manager.insert(Thing, thing()));
    const told = await database.transaction(context(), work).then((value) => JSON.stringify(value), (error: Error) => `refused: ${error.message.slice(0, 60)}`);
    expect(told).toMatch(/^refused/);
  });

  it('fail the commit also when nobody waited for what never became a statement', async () => {
    const one = thing();
    await expect(database.transaction(context(), async (tx) => {
      void tx.manager.insert(Thing, one);
      void tx.manager.update(Thing, {}, { name: '全' });
      void tx.manager.update(Thing, { id: one.id }, { nme: '误' } as never);
      await tx.query('SELECT 1');
    })).rejects.toThrow();
    expect(await database.transaction(context(), (tx) => tx.manager.existsBy(Thing, { id: one.id }))).toBe(false);
  });
});
