import type { ServiceName } from '@referrals/contracts';
import { schemaOf } from '../bootstrap.js';
import { keysFit } from '../installation-keys.js';
import { BackupError } from './backup-error.js';
import { identifier, readSequences, readTables, type SequenceState, type TableShape } from './catalogue.js';
import { copyOut } from './copy.js';
import { formOfDatabase, type SchemaForm } from './release.js';
import { asBackupError, openSession } from './session.js';

/** All schemas at one moment, while the installation goes on. */
export interface Snapshot {
  readonly tables: readonly TableShape[];
  readonly form: SchemaForm;
  /** A table's rows as COPY text, in the order of its primary key. One table at a time. */
  read(table: TableShape): AsyncGenerator<Buffer>;
  /** Never behind the rows read. */
  sequences(): Promise<SequenceState[]>;
  close(): Promise<void>;
}

/**
 * One REPEATABLE READ transaction over every table that the services' schemas have. Changes go on beside it; migrations wait
 * only until the tables are held, and then for its end.
 * @param secret made from the installation's keys: what they did not seal is refused
 * @throws BackupError DATABASE_AWAY, RIGHTS_MISSING, NOTHING_TO_BACK_UP, KEYS_DO_NOT_FIT
 */
export async function openSnapshot(url: string, services: readonly ServiceName[], secret: Buffer): Promise<Snapshot> {
  const schemas = services.map(schemaOf).sort();
  const client = await openSession(url, 'backup');
  try {
    // The lock of migrations: the snapshot lies before or after one, never inside.
    await client.query('SELECT pg_advisory_lock(7201, 2)');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await readTables(client, schemas);
    if (tables.length === 0) throw new BackupError('NOTHING_TO_BACK_UP', 'PostgreSQL');
    if (!await keysFit(client, secret)) throw new BackupError('KEYS_DO_NOT_FIT');
    await client.query(`LOCK TABLE ${tables.map(({ schema, name }) => identifier(schema, name)).join(', ')} IN ACCESS SHARE MODE`);
    await client.query('SELECT pg_advisory_unlock(7201, 2)');
    return {
      tables,
      form: await formOfDatabase(client, schemas),
      read: (table) => copyOut(client, table),
      sequences: () => readSequences(client, schemas),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw asBackupError(error);
  }
}
