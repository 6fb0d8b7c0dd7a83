import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { fixedClock, instant } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import { commonMigrations, createPool, Entities, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS, type Change, type Tx } from '@referrals/database';
import { countTrips, eventually, testDatabase, testRoleSecret, type TestDatabase, type Traffic } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { File } from '../../test/file.entity.js';
import { ChangeDoor } from './change-door.js';
import type { Asked, Target } from './asked.js';

const clock = fixedClock(instant('2026-05-11T08:20:00+08:00'));
const desk = v7();
const other = v7();
const officer = (at: string): StaffPrincipal => ({
  kind: 'STAFF', staff: v7(), organisation: v7(), organisationType: 'CIV', roles: [], desks: [{ id: at, agency: 'CIV', role: 'MEMBER', jurisdiction: '430223' }],
});
const asked = (principal = officer(desk), more: Partial<Asked> = {}): Asked => ({ principal, key: { key: randomUUID(), route: 'POST /files' }, body: {}, ...more });

describe('the change door', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;
  let door: ChangeDoor;
  let requests: Traffic;

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'door',
      async prepare(url) {
        await prepareDatabase(url, ['referral-desk'], testRoleSecret);
        await migrateService(url, 'referral-desk', []);
        const client = new pg.Client(url);
        await client.connect();
        await client.query(`SET search_path = referral_desk, app;
          CREATE TABLE file (id uuid PRIMARY KEY, desk uuid NOT NULL, version int NOT NULL, "primary" uuid);
          ALTER TABLE file ENABLE ROW LEVEL SECURITY; ALTER TABLE file FORCE ROW LEVEL SECURITY;
          GRANT SELECT, INSERT, UPDATE ON file TO referrals_referral_desk_app, referrals_referral_desk_worker;
          CREATE POLICY service ON file TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
          CREATE POLICY own_desks ON file TO referrals_referral_desk_app USING (desk = ANY ((SELECT app.desks())::uuid[]));`);
        await client.end();
      },
    });
    const urls = roleUrls(cluster.url, 'referral-desk', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 4, schema: 'referral_desk,app' });
    const app = pool(urls.app);
    requests = countTrips(app);
    database = new ServiceDatabase('referral-desk', { app, worker: pool(urls.worker) }, SHARDS, await Entities.of([File]));
    door = new ChangeDoor(database, clock, { rows: createSecretKey(randomBytes(32)), bodies: createSecretKey(randomBytes(32)) });
  });
  afterAll(async () => {
    await database.close();
    await cluster.drop();
  });

  const file = (id: string): Target<File> => ({ id, read: async (tx) => (await tx.manager.findOneBy(File, { id })) ?? undefined });
  const open = async (at = desk, request = asked(officer(at)), id = v7()): Promise<string> => (await door.create(request, { id }, (change) => {
    void change.tx.manager.insert(File, { id, desk: at, version: 1 });
    change.record('file.opened');
    return { id };
  })).id;
  const touch = (change: Change, { id, version }: File): object => {
    void change.tx.manager.update(File, { id }, { version: version + 1 });
    change.record('file.touched');
    return { version: version + 1 };
  };
  const look = (...ids: string[]) => database.asWorker(async (tx) => Promise.all(ids.map(async (id) => [
    await tx.manager.findOneBy(File, { id }), (await tx.query<{ action: string }>('SELECT action FROM trail WHERE case_id = $1 ORDER BY n', [id])).map(({ action }) => action),
  ])));
  const code = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));

  it('makes an aggregate once per key', async () => {
    const request = asked();
    const id = await open(desk, request);
    expect(await open(desk, request)).toBe(id);
    expect(await look(id)).toEqual([[expect.objectContaining({ id, version: 1 }), ['file.opened']]]);
  });

  it('changes what a person sees, in two messages; the trail names who, and at which desk', async () => {
    const id = await open();
    const principal = officer(desk);
    await door.change(asked(principal), file(id), touch);
    const { trips, statements } = requests;
    await door.change(asked(principal), file(id), touch);
    // Begin, context, key and lock, the read; what `touch` writes, trail and head and answer, commit.
    expect({ trips: requests.trips - trips, statements: requests.statements - statements }).toEqual({ trips: 2, statements: 7 });
    const trail = await database.asWorker((tx) => tx.query('SELECT actor, desk, actor_role AS role FROM trail WHERE case_id = $1 ORDER BY n DESC LIMIT 1', [id]));
    expect(trail).toEqual([{ actor: principal.staff, desk, role: 'MEMBER' }]);
  });

  it('is nothing for who does not see it, with what the service says of that', async () => {
    const id = await open();
    expect(await code(door.change(asked(officer(other)), file(id), touch))).toBe('NOT_FOUND');
    expect(await code(door.change(asked(officer(other), { unseen: () => new DomainError('NOT_YET_VISIBLE') }), file(id), touch))).toBe('NOT_YET_VISIBLE');
    expect(await code(door.change(asked(), file(v7()), touch))).toBe('NOT_FOUND');
    expect(await look(id)).toEqual([[expect.objectContaining({ version: 1 }), ['file.opened']]]);
  });

  it('asks behind the lock whether they still see it', async () => {
    const id = await open();
    const [moved, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const moving = database.asWorker((tx) => door.changeByEvent(tx, { ...file(id), notYet: 'FILE_NOT_HERE' }, async (change) => {
      entered.resolve();
      await moved.promise;
      void change.tx.manager.update(File, { id }, { desk: other });
      change.record('file.moved');
    }));
    await entered.promise;
    const late = code(door.change(asked(), file(id), touch));
    await eventually(async () => expect(await database.asWorker((tx) => tx.query('SELECT FROM pg_locks WHERE NOT granted'))).toHaveLength(1));
    moved.resolve();
    await moving;
    expect(await late).toBe('NOT_FOUND');
  });

  it('without a key the version refuses a second try', async () => {
    const id = await open();
    const change = (version: number) => door.change({ principal: officer(desk) }, file(id), (c, before) => touch(c, expectVersion(before, version)));
    expect(await change(1)).toEqual({ version: 2 });
    expect(await code(change(1))).toBe('VERSION_STALE');
  });

  it('records nothing where nothing is changed', async () => {
    const id = await open();
    expect(await door.change(asked(), file(id), () => ({ same: true }))).toEqual({ same: true });
    expect(await look(id)).toEqual([[expect.objectContaining({ version: 1 }), ['file.opened']]]);
  });

  const link = (request: Asked, primary: string, secondary: string) => door.changeAll<[File, File], object>(request, [file(primary), file(secondary)], ([kept, linked], [first, second]) => {
    if (first.primary !== null || second.primary !== null) throw new DomainError('ILLEGAL_MOVE');
    void kept.tx.manager.update(File, { id: secondary }, { primary });
    kept.record('file.joined', { by: secondary });
    linked.record('file.linked', { to: primary });
    return { primary };
  });

  it('two in one change: all or nothing', async () => {
    const [a, b, hidden] = [await open(), await open(), await open(other)];
    expect(await code(link(asked(), a, hidden))).toBe('NOT_FOUND');
    expect(await link(asked(), a, b)).toEqual({ primary: a });
    expect(await look(a, b, hidden)).toEqual([
      [expect.objectContaining({ primary: null }), ['file.opened', 'file.joined']], [expect.objectContaining({ primary: a }), ['file.opened', 'file.linked']],
      [expect.objectContaining({ primary: null }), ['file.opened']],
    ]);
  });

  it('of two opposite links at once one happens, the other is refused by what it finds, and neither waits for ever', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = [await open(), await open()];
      const answers = await Promise.all([code(link(asked(), a, b)), code(link(asked(), b, a))]);
      expect(answers.sort()).toEqual(['ILLEGAL_MOVE', 'done']);
      const primaries = (await look(a, b)).map(([row]) => (row as File).primary).filter((one) => one !== null);
      expect(primaries).toHaveLength(1);
    }
  });

  it('a new one is made beside the one that changes, with it or not at all', async () => {
    const id = await open();
    const split = (fresh: string, fails: boolean) => door.change(asked(), file(id), async (change, before) => {
      touch(change, before);
      await door.createWithin(change, fresh, (made) => {
        void made.tx.manager.insert(File, { id: fresh, desk, version: 1 });
        made.record('file.split-off');
      });
      if (fails) throw new DomainError('ILLEGAL_MOVE');
      return { fresh };
    });
    const [lost, kept] = [v7(), v7()];
    expect(await code(split(lost, true))).toBe('ILLEGAL_MOVE');
    expect(await split(kept, false)).toEqual({ fresh: kept });
    expect(await look(id, lost, kept)).toEqual([[expect.objectContaining({ version: 2 }), ['file.opened', 'file.touched']], [null, []], [expect.anything(), ['file.split-off']]]);
  });

  it('an event waits for what is not there, is nothing where nothing changes, and makes things once', async () => {
    const id = v7();
    const tell = (work: (change: Change) => void) => database.asWorker((tx) => door.changeByEvent(tx, { ...file(id), notYet: 'FILE_NOT_HERE' }, (change) => work(change)));
    await expect(tell((change) => change.record('file.told'))).rejects.toMatchObject({ name: 'NotYet', reason: 'FILE_NOT_HERE' });
    const make = (tx: Tx) => door.createByEvent(tx, id, (change) => {
      void change.tx.manager.insert(File, { id, desk, version: 1 });
      change.record('file.opened');
    });
    await database.asWorker(make);
    await database.asWorker(make);
    await tell(() => undefined);
    await tell((change) => change.record('file.told'));
    expect(await look(id)).toEqual([[expect.anything(), ['file.opened', 'file.told']]]);
  });
});
