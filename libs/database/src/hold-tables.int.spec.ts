import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { prepareDatabase } from './bootstrap.js';

describe('a migration that changes tables others work on', () => {
  let cluster: TestDatabase;
  let migration: pg.Client;
  let change: pg.Client;
  beforeAll(async () => {
    cluster = await testDatabase();
    await prepareDatabase(cluster.url, ['directory'], testRoleSecret);
    [migration, change] = [new pg.Client({ connectionString: cluster.url }), new pg.Client({ connectionString: cluster.url })];
    await Promise.all([migration.connect(), change.connect()]);
    await migration.query('CREATE TABLE one (n int); CREATE TABLE other (n int)');
  });
  afterAll(async () => {
    await Promise.all([migration.end(), change.end()]);
    await cluster.drop();
  });

  it('gives way to a change that wants what it holds and holds what it wants, and comes after it', async () => {
    await change.query('BEGIN; INSERT INTO other VALUES (1)');
    await migration.query('BEGIN');
    const held = migration.query(`SELECT app.hold_tables(ARRAY['one', 'other'])`).then(() => 'held');
    // It has the one and waits for the other.
    await eventually(async () => expect((await change.query(`SELECT FROM pg_locks WHERE relation = 'other'::regclass AND NOT granted`)).rowCount).toBe(1));
    await change.query('INSERT INTO one VALUES (1)');
    await change.query('COMMIT');
    expect(await held).toBe('held');
    const { rows } = await migration.query(`SELECT relation::regclass::text AS held FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation IN ('one'::regclass, 'other'::regclass) ORDER BY 1`);
    await migration.query('COMMIT');
    expect(rows).toEqual([{ held: 'one' }, { held: 'other' }]);
    expect((await migration.query('SELECT FROM one')).rowCount).toBe(1);
  });
});
