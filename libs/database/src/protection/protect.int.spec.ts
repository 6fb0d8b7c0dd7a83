import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from '../bootstrap.js';
import type { DatabaseContext } from '../context.js';
import { commonMigrations, migrateService } from '../migrate.js';
import { createPool } from '../pools.js';
import { ServiceDatabase } from '../service-database.js';
import { SHARDS } from '../shards.js';
import type { Tx } from '../tx.js';
import { refuseUnprotected } from './refuse-unprotected.js';

const at = instant('2026-05-11T00:20:00.000Z');
const [mine, other] = [v7(), v7()];
const [seen, unseen] = [v7(), v7()];
/** As a service's migration would say it. */
const MIGRATION = `
  CREATE TABLE wall (id uuid PRIMARY KEY, owner uuid NOT NULL, place text COLLATE "C", room text);
  CREATE TABLE mark (id uuid PRIMARY KEY, wall uuid NOT NULL REFERENCES wall);
  SELECT app.protect('wall', '{"seenBy": [{"desk": "owner"}, {"prefix": "place", "agencies": ["CIV", "SCHOOL"]}]}');
  SELECT app.protect_part('mark', 'wall', 'wall', 'SELECT, INSERT, DELETE');
  CREATE TABLE stray (id uuid PRIMARY KEY, wall uuid NOT NULL);
  SELECT app.protect_part('stray', 'wall', 'wall');
  SELECT app.protect_cases('wall');`;
/** As a later one would add a table. */
const LATER = `
  CREATE TABLE fence (id uuid PRIMARY KEY, owner uuid NOT NULL);
  SELECT app.protect('fence', '{"seenBy": [{"desk": "owner"}]}');
  SELECT app.protect_cases('fence');`;

describe('a table protected in a line', () => {
  let cluster: TestDatabase;
  let owner: pg.Client;
  let database: ServiceDatabase;
  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'protect',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
    owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    await owner.query(`SET ROLE referrals_directory_owner; SET search_path = directory, app; ${MIGRATION} ${LATER}`);
    await owner.query('INSERT INTO wall (id, owner) VALUES ($1, $2), ($3, $4)', [seen, mine, unseen, other]);
    await owner.query('INSERT INTO mark (id, wall) VALUES ($1, $2), ($3, $4)', [v7(), seen, v7(), unseen]);
    await owner.query('INSERT INTO stray (id, wall) VALUES ($1, $2)', [v7(), v7()]);
    await owner.query(`INSERT INTO case_head (case_id, n, hash, at) SELECT id, 1, '', now() FROM wall`);
    await owner.query(`INSERT INTO trail (case_id, n, at, actor_role, action, facts, prev, hash) SELECT id, 1, now(), 'MEMBER', 'wall.painted', '{}', '', '' FROM wall`);
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 1, schema: 'directory,app' });
    database = new ServiceDatabase('directory', { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await cluster.drop();
  });

  const member: DatabaseContext = { staff: v7(), desks: [mine], roles: [], at };
  const as = <T>(context: DatabaseContext, work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(context, work);
  const ids = (context: DatabaseContext, table: string, column = 'id') => as(context, (tx) => tx.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} ORDER BY 1`)).then((rows) => rows.map(({ id }) => id));

  it('lets a service start, and no more so once a policy for requests is always true', async () => {
    await expect(refuseUnprotected(cluster.url, 'directory')).resolves.toBeUndefined();
    await owner.query('CREATE POLICY open ON wall TO referrals_directory_app USING (true)');
    const refused = await refuseUnprotected(cluster.url, 'directory').then(() => undefined, (error: unknown) => error);
    await owner.query('DROP POLICY open ON wall');
    // What is seen with the wall is open with it.
    expect(refused).toMatchObject({ faults: [{ on: 'directory.mark', kind: 'SAYS_NOT_WHO', detail: 'seen' }, { on: 'directory.stray', kind: 'SAYS_NOT_WHO', detail: 'seen' }, { on: 'directory.wall', kind: 'ALWAYS_TRUE', detail: 'open' }] });
  });

  it('shows a row, its parts and its trail to whom the scope says, and to who is admitted', async () => {
    for (const context of [member, { ...member, desks: [], reports: [seen] }]) {
      expect([await ids(context, 'wall'), await ids(context, 'mark', 'wall'), await ids(context, 'trail', 'case_id')]).toEqual([[seen], [seen], [seen]]);
    }
    expect(await ids({ ...member, desks: [v7()] }, 'wall')).toEqual([]);
    expect(await ids({ ...member, desks: [], roles: ['AUDITOR'] }, 'trail', 'case_id')).toEqual([seen, unseen].sort());
    expect(await database.asWorker((tx) => tx.query('SELECT id FROM wall'))).toHaveLength(2);
  });

  it('shows the trail of what a later migration adds, and of what was there before', async () => {
    const [fence, hidden] = [v7(), v7()];
    await owner.query('INSERT INTO fence (id, owner) VALUES ($1, $2), ($3, $4)', [fence, mine, hidden, other]);
    const admits = (id: string) => as(member, (tx) => tx.maybeOne<{ admits: boolean }>('SELECT changes_case($1) AS admits', [id])).then((row) => row?.admits);
    expect([await admits(fence), await admits(hidden), await admits(seen), await admits(unseen)]).toEqual([true, false, true, false]);
  });

  it('raises where a transaction did not say for whom it acts', async () => {
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const client = new pg.Client({ connectionString: urls.app });
    await client.connect();
    for (const table of ['wall', 'mark', 'stray', 'trail']) await expect(client.query(`SELECT FROM directory.${table}`)).rejects.toThrow('no security context');
    await client.end();
  });

  it('knows agencies with their places, functions with their desks, and posts', async () => {
    const context = { ...member, prefixes: ['CIV:430223', 'PSB:4302', 'CIV:430224'], functions: [`${mine}:CLERK`], posts: [seen] };
    const [row] = await as(context, (tx) => tx.query<object>(
      `SELECT app.agencies() AS agencies, app.prefixes() AS prefixes, app.functions() AS functions, app.posts() AS posts, app.jurisdictions('{CIV}') AS places`));
    expect(row).toEqual({ agencies: expect.arrayContaining(['CIV', 'PSB']), prefixes: context.prefixes, functions: context.functions, posts: context.posts, places: expect.arrayContaining(['430223', '430224']) });
    const [none] = await as(member, (tx) => tx.query<object>('SELECT app.agencies() AS a, app.prefixes() AS p, app.functions() AS f, app.posts() AS o'));
    expect(none).toEqual({ a: [], p: [], f: [], o: [] });
  });

  it('lets its rows be changed by who sees them, and given away by who is admitted', async () => {
    const paint = (id: string) => (tx: Tx) => tx.query('UPDATE wall SET room = $2 WHERE id = $1 RETURNING id', [id, 'red']);
    const give = (tx: Tx) => tx.query('UPDATE wall SET owner = $2 WHERE id = $1', [seen, other]);
    expect(await as(member, paint(seen))).toHaveLength(1);
    expect(await as(member, paint(unseen))).toEqual([]);
    await expect(as(member, give)).rejects.toThrow('row-level security');
    await as({ ...member, reports: [seen] }, give);
    expect(await ids(member, 'wall')).toEqual([]);
    await as({ ...member, reports: [seen] }, (tx) => tx.query('UPDATE wall SET owner = $2 WHERE id = $1', [seen, mine]));
  });

  it('is made by who makes its head, and by nobody else', async () => {
    const id = v7();
    const insert = (tx: Tx) => tx.query('INSERT INTO wall (id, owner) VALUES ($1, $2)', [id, mine]);
    await expect(as(member, insert)).rejects.toThrow('row-level security');
    await as(member, async (tx) => {
      void tx.query(`INSERT INTO case_head (case_id, n, hash, at) VALUES ($1, 0, '', now())`, [id]);
      await insert(tx);
      await tx.query('DELETE FROM mark WHERE wall = $1', [id]);
    });
    await expect(as(member, (tx) => tx.query('INSERT INTO mark (id, wall) VALUES ($1, $2)', [v7(), unseen]))).rejects.toThrow('row-level security');
    expect(await as(member, (tx) => tx.query('DELETE FROM mark WHERE wall = $1 RETURNING id', [unseen]))).toEqual([]);
  });

  it.each([
    ['{}', 'No scope'], ['{"seenBy": []}', 'No scope'], ['{"seenBy": [{"desk": "owner"}], "hiden": {}}', 'No scope'], ['{"seenBy": [{"desk": "owner"}], "hidden": {"desk": "x"}}', 'No scope'],
    ['{"seenBy": [{"desks": "owner"}]}', 'No way to see a row'], ['{"seenBy": [{"prefix": "place"}]}', 'No way to see a row'],
    ['{"seenBy": [{"prefix": "room", "agencies": ["CIV"]}]}', 'not COLLATE "C"'],
  ])('is refused for a scope that says %s', async (scope, why) => {
    await expect(owner.query('SELECT app.protect($1, $2)', ['wall', scope])).rejects.toThrow(why);
  });
});
