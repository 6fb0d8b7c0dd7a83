import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { commonMigrations, Entities, migrateService, prepareDatabase, schemaOf } from '@referrals/database';
import { describeServices, directoryCopyMigrations, FileKeyRing, Logger, startServices, type ServiceDefinition } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { testDatabase, testKeyFile, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { Numbered, Related } from './fixtures/more-than-a-row.entity.js';

const COPY = {
  desk_copy_v2: 'as desk_copy',
  organisation_copy_v2: 'as desk_copy',
  division_copy: 'as desk_copy',
  desk_copy: 'taken with the stamp of its writer in one statement, read as one picture',
  organisation_copy: 'as desk_copy',
  directory_copy_state: 'as desk_copy',
};

/** Tables whose rows no service reads or writes by their columns, and why. */
const SETS_ONLY: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>> = {
  directory: {
    inbox_case: 'what several events of a batch tell of cases is taken together',
    inbox_message: 'an event lands for everybody at a desk in one statement; read and marked inside the scope',
  },
  'child-registry': {
    coverage_count: 'kept and summed in sets, by village and period',
    coverage_due: 'taken by whole villages; triggers write it',
  },
  'mandatory-reporting': {
    report: 'read with the rank of who asks; written whole by keep_rows, and joined with what it had by a supplement',
    child_index: 'has no key of its own; found by several keyed hashes at once',
    suspicion_index: 'joined with itself to find what shares a telephone; several at once',
    exclusion: 'asked for inside the scope; written by keep_rows',
    referral_standing: 'taken together with the grants that follow from it, by take_standings',
    desk_grant: 'as referral_standing; read inside the scope',
    inbox_message: 'what a batch tells lands together; read and marked inside the scope',
  },
};

const setsOnly = ({ name, migrations }: ServiceDefinition): Readonly<Record<string, string>> => ({ ...migrations.includes(directoryCopyMigrations) ? COPY : {}, ...SETS_ONLY[name] });

interface Described { readonly name: string; readonly type: string; readonly nullable: boolean; readonly key: boolean }
type Tables = Record<string, Described[]>;

/** The tables of a schema, column by column. What PostgreSQL computes by itself (`GENERATED`) is written by nobody. */
async function tablesOf(url: string, schema: string): Promise<Tables> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Described & { table: string }>(
    `SELECT c.table_name AS table, c.column_name AS name, c.udt_name AS type, c.is_nullable = 'YES' AS nullable, k.column_name IS NOT NULL AS key
     FROM information_schema.columns c
     LEFT JOIN (information_schema.key_column_usage k
       JOIN information_schema.table_constraints t ON t.constraint_type = 'PRIMARY KEY' AND t.constraint_schema = k.constraint_schema AND t.constraint_name = k.constraint_name
     ) ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
     WHERE c.table_schema = $1 AND c.is_generated = 'NEVER' AND c.table_name NOT LIKE 'schema\\_version\\_%'`, [schema]);
  await client.end();
  const tables: Tables = {};
  for (const { table, ...column } of rows) (tables[table] ??= []).push(column);
  return sorted(tables);
}

async function tablesOfEntities({ entities = [] }: ServiceDefinition): Promise<Tables> {
  const { entityMetadatas } = await Entities.of(entities);
  return sorted(Object.fromEntries(entityMetadatas.map(({ tableName, columns }) => [tableName, columns.map((one) => (
    { name: one.databaseName, type: `${one.isArray ? '_' : ''}${String(one.type)}`, nullable: one.isNullable, key: one.isPrimary }
  ))])));
}

const sorted = (tables: Tables): Tables => Object.fromEntries(Object.entries(tables).map(([table, columns]) => [table, columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))]));

describe('entities', () => {
  let whole: TestDatabase;
  let common: Tables;
  beforeAll(async () => {
    const prepared = (variant: string, folders: (definition: ServiceDefinition) => readonly string[]): Promise<TestDatabase> => testDatabase({
      folders: [commonMigrations, ...definitions.flatMap(folders)], variant,
      async prepare(url) {
        await prepareDatabase(url, SERVICES, testRoleSecret);
        for (const definition of definitions) await migrateService(url, definition.name, folders(definition));
      },
    });
    whole = await prepared('entities', ({ migrations }) => migrations);
    await using bare = await prepared('entities_none', () => []);
    common = await tablesOf(bare.url, schemaOf('directory'));
  });
  afterAll(() => whole.drop());

  it('are those of every service there is', () => {
    expect(definitions.map(({ name }) => name)).toEqual(SERVICES);
    expect(Object.keys(common)).toEqual(expect.arrayContaining(['trail', 'outbox', 'inbox']));
  });

  it.each(definitions.map((definition) => [definition.name, definition] as const))('of %s are its tables as its migrations made them, column by column', async (name, definition) => {
    const all = await tablesOf(whole.url, schemaOf(name));
    const own = Object.entries(all).filter(([table]) => !(table in common));
    expect(own.map(([table]) => table)).toEqual(expect.arrayContaining(Object.keys(setsOnly(definition))));
    expect(await tablesOfEntities(definition)).toEqual(Object.fromEntries(own.filter(([table]) => !(table in setsOnly(definition)))));
  });

  it.each([['id is generated', Numbered], ['numbered is a relation', Related]])('are refused before anything is touched when %s', async (fault, entity) => {
    const faulty = definitions.map((one) => (one.name === 'referral-desk' ? { ...one, entities: [...one.entities ?? [], Numbered, entity] } : one));
    // Nobody listens there: whoever asked the database first would say so.
    const starting = startServices({
      definitions: faulty, databaseUrl: 'postgresql://postgres@127.0.0.1:9/none', keys: new FileKeyRing(testKeyFile), version: 'test', environment: {},
      logger: new Logger('test', 'silent'),
    });
    await expect(starting).rejects.toThrow(fault);
    await expect(describeServices(faulty, 'test')).rejects.toThrow(fault);
  });
});
