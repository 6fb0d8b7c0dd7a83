import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody } from '@referrals/auth';
import { systemClock } from '@referrals/calendar';
import {
  commonMigrations, createPool, inTransaction, migrateService, prepareDatabase, refuseUnprotected, roleUrls, RowsUnprotected, schemaOf, ServiceDatabase, SHARDS,
  type DatabaseContext,
} from '@referrals/database';
import { freePort } from '@referrals/database/server';
import { FileKeyRing, Logger, startServices } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { testDatabase, testKeyFile, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { SMALL } from './exchange.js';
import { fillEveryTable } from './fixtures/fill-every-table.js';

const at = systemClock.now();
const desk = v7();
/** Who has nothing to do with any row there is. */
const readers: Readonly<Record<string, DatabaseContext>> = {
  'a stranger at a desk': { staff: v7(), organisation: v7(), desks: [desk], supervises: [desk], roles: [], at },
  'a colleague without a desk': { staff: v7(), organisation: v7(), desks: [], roles: ['REPORTER'], at },
  'the holder of another report’s token': { desks: [], roles: ['REPORTER'], reports: [v7()], at },
  'somebody who files without sign-in': nobody(at),
  'no person': { desks: [], roles: [], at },
  'a service that asks for itself': { desks: [], roles: ['SERVICE'], service: 'referral-desk', at },
};

const COPY = ['desk_copy', 'organisation_copy', 'desk_copy_v2', 'organisation_copy_v2', 'division_copy', 'directory_copy_state'];
/** Days off as the State Council announced them. */
const PUBLIC = ['calendar_year'];
const ASKED = ['history', 'inbox', 'inbox_aside', 'outbox', 'subscription'];
const OFFICES = ['register', 'division', 'organisation', 'desk'];
/** What they see even so, of any service that has these tables. Copies of desks decide every filing. */
const SEEN_OF_ALL: Readonly<Record<string, readonly string[]>> = {
  'a stranger at a desk': COPY, 'a colleague without a desk': COPY, 'the holder of another report’s token': COPY, 'somebody who files without sign-in': COPY,
  // Asked by services alone: which events came and which were before, who listens to what and how far their joining is.
  'no person': ASKED,
};
/** And of one service. Offices are no secret. */
const SEEN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'a stranger at a desk': { directory: OFFICES, mandatory_reporting: ['exclusion'] },
  'a colleague without a desk': { directory: OFFICES },
  // A receipt's number finds its report; what the report says stays shut until the code fits.
  'somebody who files without sign-in': { mandatory_reporting: ['receipt'], directory: ['division'] },
};
const CARRIED = ['arrival', 'history', 'inbox', 'inbox_aside', 'outbox', 'quarantine', 'subscription'];

describe('every table keeps its rows', () => {
  let cluster: TestDatabase;
  let superuser: pg.Client;
  const databases = new Map<string, ServiceDatabase>();
  const tables = new Map<string, string[]>();

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations, ...definitions.flatMap(({ migrations }) => migrations)], variant: 'row_security',
      async prepare(url) {
        await prepareDatabase(url, definitions.map(({ name }) => name), testRoleSecret);
        for (const { name, migrations } of definitions) await migrateService(url, name, migrations);
      },
    });
    superuser = new pg.Client({ connectionString: cluster.url });
    await superuser.connect();
    for (const { name } of definitions) {
      const urls = roleUrls(cluster.url, name, testRoleSecret);
      const pool = (url: string) => createPool({ url, name: 'test', max: 1, schema: `${schemaOf(name)},app` });
      databases.set(schemaOf(name), new ServiceDatabase(name, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS));
      tables.set(schemaOf(name), await fillEveryTable(superuser, schemaOf(name)));
    }
  });
  afterAll(async () => {
    await Promise.all([...databases.values()].map((database) => database.close()));
    await superuser.end();
    await cluster.drop();
  });

  const schemas = definitions.map(({ name }) => schemaOf(name));
  const short = (table: string): string => table.slice(table.indexOf('.') + 1);

  /** Of these tables those for which `statement` finds a row; a right that is missing counts as nothing found. */
  async function found(schema: string, context: DatabaseContext, statement: (table: string) => string): Promise<string[]> {
    const database = databases.get(schema) as ServiceDatabase;
    const seen: string[] = [];
    for (const table of tables.get(schema) ?? []) {
      const rows = await database.transaction(context, (tx) => tx.query(statement(table))).catch((error: { code?: string; message?: string }) => {
        if (error.code === '42501' && error.message?.startsWith('permission denied')) return [];
        throw error;
      });
      if (rows.length > 0) seen.push(short(table));
    }
    return seen.sort();
  }

  it('passes what a start looks at, in each schema', async () => {
    for (const { name } of definitions) await refuseUnprotected(cluster.url, name);
  });

  it('is asked of each table there is, with a row in it', async () => {
    for (const schema of schemas) {
      expect(tables.get(schema)?.length).toBeGreaterThan(15);
      for (const table of tables.get(schema) ?? []) expect([table, (await superuser.query(`SELECT FROM ${table} LIMIT 1`)).rowCount]).toEqual([table, 1]);
    }
  });

  describe.each(Object.entries(readers))('to %s', (who, context) => {
    it.each(schemas)('shows nothing of %s but what is said here', async (schema) => {
      expect(await found(schema, context, (table) => `SELECT 1 AS row FROM ${table}`)).toEqual([...[...PUBLIC, ...SEEN_OF_ALL[who] ?? []].filter((table) => tables.get(schema)?.includes(`${schema}.${table}`)), ...SEEN[who]?.[schema] ?? []].sort());
    });

    it.each(schemas)('lets no case of %s be changed, and leaves no access in another’s name', async (schema) => {
      const database = databases.get(schema) as ServiceDatabase;
      const ask = (statement: string, ...values: string[]) => database.transaction(context, (tx) => tx.query(statement, values));
      const { rows: [head] } = await superuser.query<{ id: string }>(`SELECT case_id AS id FROM ${schema}.case_head`);
      const id = head?.id ?? '';
      expect(await ask('SELECT n FROM case_head WHERE case_id = $1 FOR UPDATE', id)).toEqual([]);
      expect(await ask('UPDATE case_head SET n = 0 WHERE case_id = $1 RETURNING n', id)).toEqual([]);
      const link = `INSERT INTO trail (case_id, n, at, actor_role, action, facts, prev, hash) VALUES ($1, 2, now(), 'SYSTEM', 'X', '{}', '', '')`;
      const event = `INSERT INTO outbox (id, shard, key, type, at, envelope) VALUES (gen_random_uuid(), 0, $1, 'x', now(), '{}')`;
      const begun = `INSERT INTO case_head (case_id, n, hash, at) VALUES (gen_random_uuid(), 1, '', now())`;
      const access = `INSERT INTO access_log (id, at, case_id, staff, what) VALUES (gen_random_uuid(), now(), $1, gen_random_uuid(), 'CONTENT')`;
      for (const [statement, ...values] of [[link, id], [event, id], [begun], [access, id]] as const) {
        await expect(ask(statement, ...values).then(() => statement, (error: Error) => error.message)).resolves.toContain('violates row-level security policy');
      }
    });

    it.each(schemas)('lets nothing of %s be deleted', async (schema) => {
      expect(await found(schema, context, (table) => `DELETE FROM ${table} RETURNING 1 AS row`)).toEqual([]);
    });
  });

  it.each(schemas)('raises in %s where a transaction did not say for whom it acts', async (schema) => {
    const database = databases.get(schema) as ServiceDatabase;
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT name FROM unnest($1::text[]) AS name WHERE has_any_column_privilege('referrals_' || $2 || '_app', name, 'SELECT')`, [tables.get(schema), schema]);
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const read = database.transaction({ desks: [], roles: [], at }, async (tx) => {
        await tx.control(`SELECT set_config('app.context', '', true)`);
        return tx.query(`SELECT 1 FROM ${name}`);
      });
      await expect(read.then(() => `${name} was read`, (error: Error) => error.message)).resolves.toBe('no security context in this transaction');
    }
  });

  it.each(definitions.map(({ name }) => name))('shows the bus of %s what it carries and nothing else', async (name) => {
    const bus = createPool({ url: roleUrls(cluster.url, name, testRoleSecret).bus, name: 'test', max: 1, schema: 'app' });
    try {
      const seen: string[] = [];
      for (const table of tables.get(schemaOf(name)) ?? []) {
        const rows = await inTransaction(bus, 'BEGIN', (tx) => tx.query(`SELECT 1 AS row FROM ${table}`)).catch(() => []);
        if (rows.length > 0) seen.push(short(table));
      }
      expect(seen.sort()).toEqual(CARRIED);
    } finally {
      await bus.end();
    }
  });

  it('answers the release before this one, which asks the inbox itself what never came', async () => {
    const { rows: [came] } = await superuser.query<{ id: string }>('SELECT id FROM referral_desk.inbox');
    const ids = [came?.id ?? '', v7()];
    const asked = await databases.get('referral_desk')?.transaction({ desks: [], roles: [], at }, (tx) => tx.query(
      'SELECT asked.id FROM unnest($1::uuid[]) AS asked(id) WHERE NOT EXISTS (SELECT FROM referral_desk.inbox t WHERE t.id = asked.id)', [ids]));
    expect(asked).toEqual([{ id: ids[1] }]);
  });

  it('lets no service start while a table has no protection', async () => {
    await using bare = await testDatabase();
    await prepareDatabase(bare.url, ['directory'], testRoleSecret);
    const owner = new pg.Client({ connectionString: bare.url });
    await owner.connect();
    await owner.query('CREATE TABLE directory.left_open (n int); GRANT SELECT ON directory.left_open TO referrals_directory_app');
    await owner.end();
    const dataDir = mkdtempSync(join(tmpdir(), 'unprotected-test-'));
    const starting = startServices({
      definitions: definitions.filter(({ name }) => name === 'directory'), databaseUrl: bare.url, keys: new FileKeyRing(testKeyFile), version: '0.0.0-test',
      logger: new Logger('test', 'silent'), environment: { ...SMALL, DATA_DIR: dataDir, PORT: String(await freePort()) },
    });
    const end = await starting.then(async (running) => { await running.stop(); return 'it started'; }, (error: unknown) => error);
    rmSync(dataDir, { recursive: true, force: true });
    expect(end).toBeInstanceOf(RowsUnprotected);
    expect((end as RowsUnprotected).faults).toEqual([{ on: 'directory.left_open', kind: 'NOT_ENABLED' }]);
  });
});
