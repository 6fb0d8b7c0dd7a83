import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { prepareDatabase } from '../bootstrap.js';
import { commonMigrations, migrateService } from '../migrate.js';
import { refuseUnprotected, RowsUnprotected } from './refuse-unprotected.js';

const PROTECT_TRAIL = `
  ALTER TABLE directory.trail ENABLE ROW LEVEL SECURITY; ALTER TABLE directory.trail FORCE ROW LEVEL SECURITY;
  CREATE POLICY service ON directory.trail TO referrals_directory_worker USING (true);
  CREATE POLICY seen ON directory.trail TO referrals_directory_app USING (actor = app.staff());`;

/** A table as it should be, to be broken in one respect by what follows it. */
const WALL = `
  CREATE TABLE wall (painter uuid, colour text);
  ALTER TABLE wall ENABLE ROW LEVEL SECURITY; ALTER TABLE wall FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT ON wall TO referrals_directory_app;`;
const SEEN = 'CREATE POLICY seen ON wall TO referrals_directory_app USING (painter = (SELECT app.staff()));';

describe('what is not protected stops the start', () => {
  let cluster: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'protection',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
    owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    await owner.query('SET search_path = directory, app');
  });
  afterAll(async () => {
    await owner.end();
    await cluster.drop();
  });

  const faults = () => refuseUnprotected(cluster.url, 'directory').then(() => [], (error: RowsUnprotected) => error.faults);

  /** What is told of the schema while it is so; afterwards it is as it was. */
  async function faultsWith(statements: string, back = 'DROP TABLE wall CASCADE'): Promise<unknown[]> {
    await owner.query(statements);
    try {
      return [...await faults()];
    } finally {
      await owner.query(back);
    }
  }

  it('a common table that each service has to protect by itself, and nothing once it did', async () => {
    expect(await faults()).toEqual([{ on: 'directory.trail', kind: 'NOT_ENABLED' }]);
    await owner.query(PROTECT_TRAIL);
    expect(await faults()).toEqual([]);
  });

  it('told by schema, table and what is missing, in both languages', async () => {
    await owner.query('CREATE TABLE wall (painter uuid); GRANT SELECT ON wall TO referrals_directory_app');
    const error = await refuseUnprotected(cluster.url, 'directory').catch((reason: unknown) => reason) as RowsUnprotected;
    await owner.query('DROP TABLE wall');
    expect(error).toBeInstanceOf(RowsUnprotected);
    expect(error.message).toContain('directory.wall has no row security');
    expect(error.zh).toContain('directory.wall 没有启用行级安全');
  });

  it.each([
    ['a right by name', 'GRANT SELECT ON wall TO referrals_directory_app'],
    ['a right on a column', 'GRANT SELECT (colour) ON wall TO referrals_directory_worker'],
    ['a right of everybody', 'GRANT SELECT ON wall TO PUBLIC'],
    ['a right of the bus', 'GRANT INSERT ON wall TO referrals_bus'],
    ['a right to delete', 'GRANT DELETE ON wall TO referrals_directory_app'],
  ])('a table without row security, by %s', async (_, grant) => {
    expect(await faultsWith(`CREATE TABLE wall (painter uuid, colour text); ${grant}`)).toEqual([{ on: 'directory.wall', kind: 'NOT_ENABLED' }]);
  });

  it('a table of the schema that all services share', async () => {
    expect(await faultsWith('CREATE TABLE app.wall (n int); GRANT SELECT ON app.wall TO PUBLIC', 'DROP TABLE app.wall')).toEqual([{ on: 'app.wall', kind: 'NOT_ENABLED' }]);
  });

  it('a part of a table that can be read past the whole', async () => {
    const parted = `CREATE TABLE wall (painter uuid, n int) PARTITION BY LIST (n); CREATE TABLE wall_1 PARTITION OF wall FOR VALUES IN (1);
      ALTER TABLE wall ENABLE ROW LEVEL SECURITY; ALTER TABLE wall FORCE ROW LEVEL SECURITY; ${SEEN}
      GRANT SELECT ON wall, wall_1 TO referrals_directory_app;`;
    expect(await faultsWith(parted)).toEqual([{ on: 'directory.wall_1', kind: 'NOT_ENABLED' }]);
  });

  it('row security that leaves the owner out', async () => {
    expect(await faultsWith(`${WALL} ${SEEN} ALTER TABLE wall NO FORCE ROW LEVEL SECURITY`)).toEqual([{ on: 'directory.wall', kind: 'NOT_FORCED' }]);
  });

  it('a role with a right and without a policy, which would find nothing', async () => {
    expect(await faultsWith(WALL)).toEqual([{ on: 'directory.wall', kind: 'NO_POLICY', detail: 'referrals_directory_app' }]);
    // Others of the group may be there from other databases of the cluster.
    expect(await faultsWith(`${WALL} ${SEEN} GRANT SELECT ON wall TO referrals_bus`)).toEqual(expect.arrayContaining(
      ['referrals_bus', 'referrals_directory_bus'].map((detail) => ({ on: 'directory.wall', kind: 'NO_POLICY', detail }))));
    expect(await faultsWith(`${WALL} GRANT DELETE ON wall TO referrals_directory_app; CREATE POLICY seen ON wall FOR SELECT TO referrals_directory_app USING (painter = app.staff())`))
      .toEqual([{ on: 'directory.wall', kind: 'NO_POLICY', detail: 'referrals_directory_app' }]);
  });

  it.each([
    ['USING (true)', 'ALWAYS_TRUE'], ['FOR INSERT TO referrals_directory_app WITH CHECK (true)', 'ALWAYS_TRUE'],
    ['TO referrals_directory_app USING (painter = app.staff()) WITH CHECK (true)', 'ALWAYS_TRUE'],
    ['USING (painter = app.staff() OR true)', 'ALWAYS_TRUE'], ['USING (painter IS NOT NULL)', 'SAYS_NOT_WHO'], ['USING (1 = 1)', 'SAYS_NOT_WHO'],
    ['USING ((SELECT app.at()) IS NOT NULL)', 'SAYS_NOT_WHO'], [`USING (colour = 'app.staff()')`, 'SAYS_NOT_WHO'],
    ['FOR INSERT TO referrals_directory_app WITH CHECK (painter IS NOT NULL)', 'SAYS_NOT_WHO'], ['USING (anyones(painter))', 'SAYS_NOT_WHO'],
  ])('a policy for requests that says not who: %s', async (rule, kind) => {
    const anyones = 'CREATE OR REPLACE FUNCTION anyones(uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1 IS NOT NULL $$;';
    expect(await faultsWith(`${WALL} ${SEEN} ${anyones} CREATE POLICY other ON wall ${rule}`)).toEqual([{ on: 'directory.wall', kind, detail: 'other' }]);
  });

  it('nothing where a function of the service asks who, nor where the worker sees all', async () => {
    const own = 'CREATE OR REPLACE FUNCTION own_wall(uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN $1 = app.staff(); END $$;';
    expect(await faultsWith(`${WALL} ${own} CREATE POLICY seen ON wall TO referrals_directory_app USING (own_wall(painter));
      GRANT SELECT ON wall TO referrals_directory_worker; CREATE POLICY service ON wall TO referrals_directory_worker USING (true)`)).toEqual([]);
  });

  it('nothing where it reads what another table shows to whom, and something where that shows all', async () => {
    const through = (rule: string) => `${WALL} CREATE TABLE room (wall uuid); ALTER TABLE room ENABLE ROW LEVEL SECURITY; ALTER TABLE room FORCE ROW LEVEL SECURITY;
      GRANT SELECT ON room TO referrals_directory_app; CREATE POLICY own ON room TO referrals_directory_app USING (${rule});
      CREATE POLICY seen ON wall TO referrals_directory_app USING (EXISTS (SELECT FROM room WHERE room.wall = wall.painter));`;
    expect(await faultsWith(through('wall = app.staff()'), 'DROP TABLE wall, room CASCADE')).toEqual([]);
    expect(await faultsWith(through('wall IS NOT NULL'), 'DROP TABLE wall, room CASCADE')).toEqual(
      [{ on: 'directory.room', kind: 'SAYS_NOT_WHO', detail: 'own' }, { on: 'directory.wall', kind: 'SAYS_NOT_WHO', detail: 'seen' }]);
  });

  it('a view that reads as its owner, and what cannot be protected', async () => {
    const view = (options: string) => `${WALL} ${SEEN} CREATE VIEW look ${options} AS SELECT * FROM wall; GRANT SELECT ON look TO referrals_directory_app`;
    expect(await faultsWith(view(''))).toEqual([{ on: 'directory.look', kind: 'VIEW_OF_ITS_OWNER' }]);
    expect(await faultsWith(view('WITH (security_invoker = on)'))).toEqual([]);
    expect(await faultsWith(`${WALL} ${SEEN} CREATE MATERIALIZED VIEW look AS SELECT * FROM wall; GRANT SELECT ON look TO referrals_directory_worker`))
      .toEqual([{ on: 'directory.look', kind: 'NOT_PROTECTABLE' }]);
  });

  it('a function with its owner’s rights whose tables the caller can put in front', async () => {
    const definer = (path: string) => `CREATE FUNCTION look() RETURNS int LANGUAGE sql SECURITY DEFINER ${path} AS 'SELECT 1'`;
    const fault = { on: 'directory.look', kind: 'OPEN_SEARCH_PATH' };
    expect(await faultsWith(definer(''), 'DROP FUNCTION look')).toEqual([fault]);
    expect(await faultsWith(definer('SET search_path = directory'), 'DROP FUNCTION look')).toEqual([fault]);
    expect(await faultsWith(definer('SET search_path = directory, pg_temp'), 'DROP FUNCTION look')).toEqual([]);
  });

  it('a table that belongs to a role that serves', async () => {
    expect(await faultsWith(`${WALL} ${SEEN} ALTER TABLE wall OWNER TO referrals_directory_app; CREATE POLICY mine ON wall FOR ALL TO referrals_directory_app USING (painter = app.staff())`))
      .toEqual([{ on: 'directory.wall', kind: 'OWNED_BY_ROLE', detail: 'referrals_directory_app' }]);
  });
});
