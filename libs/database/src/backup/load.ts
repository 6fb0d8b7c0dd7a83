import type { ServiceName } from '@referrals/contracts';
import type pg from 'pg';
import { schemaOf } from '../bootstrap.js';
import { BackupError } from './backup-error.js';
import { identifier, readTables, type SequenceState, type TableShape, type TableTotal } from './catalogue.js';
import { resumeWatchers, suspendWatchers } from './constraints.js';
import { copyIn, totalOf } from './copy.js';
import { asBackupError, openSession } from './session.js';

/** What every change, event or access leaves a row in. */
const TRACES = ['case_head', 'trail', 'outbox', 'inbox', 'idempotency', 'kept_answer', 'access_log', 'access_case', 'quarantine', 'operator_action'];

const GAP = 100_000n;

/** Fills migrated, empty schemas in one transaction: all of it is there in the end, or nothing. */
export interface Loader {
  /** Replaces the table's rows. */
  load(table: TableShape, rows: AsyncIterable<Buffer>): Promise<void>;
  /** Sets sequences, checks foreign keys and that every table holds exactly what `totals` says, then commits. */
  finish(sequences: readonly SequenceState[], totals: readonly TableTotal[]): Promise<void>;
  /** Undoes what was not finished. Idempotent. */
  close(): Promise<void>;
}

/**
 * The first of the services' schemas that holds data, or tables that are not ours; undefined when all are free to restore into.
 * Schemas that were only migrated are free.
 * @throws BackupError DATABASE_AWAY, RIGHTS_MISSING
 */
export async function findData(url: string, services: readonly ServiceName[]): Promise<string | undefined> {
  const client = await openSession(url, 'restore');
  try {
    const tables = await readTables(client, services.map(schemaOf));
    for (const schema of new Set(tables.map((table) => table.schema))) {
      const names = tables.filter((table) => table.schema === schema).map(({ name }) => name);
      const traces = TRACES.filter((name) => names.includes(name));
      if (traces.length === 0) return schema;
      const { rows } = await client.query<{ any: boolean }>(`SELECT ${traces.map((name) => `EXISTS (SELECT FROM ${identifier(schema, name)})`).join(' OR ')} AS any`);
      if (rows[0]?.any) return schema;
    }
    return undefined;
  } catch (error) {
    throw asBackupError(error);
  } finally {
    await client.end();
  }
}

/**
 * Opens the transaction that fills the schemas. The user must bypass row-level security and own the tables (as the user that
 * migrated them does): COPY into a table whose policies apply is refused, and FORCE makes them apply to owners too.
 * @throws BackupError DATABASE_AWAY, RIGHTS_MISSING, DATABASE_NOT_EMPTY
 */
export async function openLoader(url: string, services: readonly ServiceName[]): Promise<Loader> {
  const occupied = await findData(url, services);
  if (occupied !== undefined) throw new BackupError('DATABASE_NOT_EMPTY', occupied);
  const client = await openSession(url, 'restore');
  const schemas = services.map(schemaOf);
  try {
    await client.query('BEGIN');
    const tables = await readTables(client, schemas);
    const watchers = await suspendWatchers(client, schemas);
    await client.query(`TRUNCATE ${tables.map(({ schema, name }) => identifier(schema, name)).join(', ')}`);
    return {
      load: (table, rows) => copyIn(client, table, rows).catch((error: unknown) => { throw asBackupError(error); }),
      async finish(sequences, totals) {
        try {
          await resumeWatchers(client, watchers);
          for (const sequence of sequences) await setSequence(client, sequence);
          await compare(client, tables, totals);
          await client.query('COMMIT');
          await client.query(`ANALYZE ${tables.map(({ schema, name }) => identifier(schema, name)).join(', ')}`);
        } catch (error) {
          throw asBackupError(error);
        }
      },
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw asBackupError(error);
  }
}

/**
 * Numbers given out between the backup and the loss are in people's hands: receipts of reports that are gone. A restored
 * installation leaves a gap wider than that, so nobody else ever gets one of them.
 */
async function setSequence(client: pg.Client, { schema, name, value, called, owned }: SequenceState): Promise<void> {
  const next = owned ? value : String(BigInt(value) + GAP);
  await client.query('SELECT setval($1::text::regclass, $2::bigint, $3)', [identifier(schema, name), next, called]);
}

async function compare(client: pg.Client, tables: readonly TableShape[], totals: readonly TableTotal[]): Promise<void> {
  for (const table of tables) {
    const expected = totals.find(({ schema, name }) => schema === table.schema && name === table.name);
    const found = await totalOf(client, table);
    if (expected?.rows !== found.rows || expected.digest !== found.digest) throw new BackupError('RESTORE_DIFFERS', `${table.schema}.${table.name}`);
  }
}
