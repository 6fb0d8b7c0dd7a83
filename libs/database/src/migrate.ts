import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@referrals/contracts';
import pg from 'pg';
import Postgrator from 'postgrator';
import { schemaOf } from './bootstrap.js';
import { SHARDS } from './shards.js';

/** Migrations that every service's schema has. */
export const commonMigrations = join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations');

/** Where a folder's applied migrations are kept, named after what the folder belongs to. */
export const versionTableOf = (folder: string): string => `schema_version_${basename(dirname(folder)).replaceAll('-', '_')}`;

/** The data was made by a release whose migrations were others: going on would guess. */
export class ReleaseMismatch extends Error {
  readonly zh: string;

  constructor(schema: string) {
    super(`The data of ${schema} was made by another release. Start with that release, or restore a backup into an empty folder.`);
    this.name = 'ReleaseMismatch';
    this.zh = `${schema} 的数据由另一版本建立，与本版本不符。请用原版本启动，或恢复到空目录。`;
  }
}

/** The number of the last migration to apply of a version table's folder; 0 leaves the folder out. */
export type UpTo = (versionTable: string) => number;

/**
 * Brings a service's schema to this release: the common tables, then each given folder's files, each once, checked by hash.
 * Runs as the schema's owner under a lock, so processes starting together migrate once. With `upTo` it stops at the form of an
 * earlier release, whose data can then be loaded. A schema that a later release has brought further is left as it is: migrations
 * expand first, so this release runs on it beside the later one.
 * @throws ReleaseMismatch when what was applied is not this release's migrations, or does not begin with all of them
 */
export async function migrateService(url: string, service: ServiceName, folders: readonly string[], upTo?: UpTo): Promise<void> {
  const schema = schemaOf(service);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7201, 2)');
    await client.query(`SET ROLE ${pg.escapeIdentifier(`referrals_${schema}_owner`)}; SET search_path = ${pg.escapeIdentifier(schema)}, app`);
    await applyFolder(client, commonMigrations, 'schema_version_database', schema, upTo);
    for (const folder of folders) await applyFolder(client, folder, versionTableOf(folder), schema, upTo);
    await client.query(`INSERT INTO bus_setting (name, value) VALUES ('shards', $1) ON CONFLICT DO NOTHING`, [SHARDS]);
    const { rows } = await client.query<{ value: number }>(`SELECT value FROM bus_setting WHERE name = 'shards'`);
    if (rows[0]?.value !== SHARDS) throw new Error(`The shard count of ${schema} is stored as ${rows[0]?.value}; this release has ${SHARDS}`);
  } finally {
    await client.end();
  }
}

async function applyFolder(client: pg.Client, folder: string, schemaTable: string, currentSchema: string, upTo?: UpTo): Promise<void> {
  const last = upTo?.(schemaTable);
  if (last === 0) return;
  if (readdirSync(folder).every((name) => !name.endsWith('.sql'))) return;
  const postgrator = new Postgrator({
    migrationPattern: join(folder, '*.sql'), driver: 'pg', schemaTable, currentSchema, validateChecksums: true,
    execQuery: (query) => client.query(query), execSqlScript: async (script) => { await client.query(`BEGIN;\n${script}\n;COMMIT`); },
  });
  try {
    const known = await postgrator.getMigrations();
    const applied = await postgrator.getDatabaseVersion();
    const ahead = last === undefined && known.every(({ version }) => version < applied);
    if (ahead && !(await beginsWith(client, schemaTable, known))) throw new ReleaseMismatch(currentSchema);
    if (ahead) return;
    await postgrator.migrate(last === undefined ? 'max' : String(last));
  } catch (error) {
    if (error instanceof Error && /MD5 checksum|checksum/i.test(error.message)) throw new ReleaseMismatch(currentSchema);
    throw error;
  }
}

/** Of a schema that is ahead, which postgrator does not look at: whether all of this release was applied, and as it is here. */
async function beginsWith(client: pg.Client, schemaTable: string, known: readonly { version: number; md5?: string }[]): Promise<boolean> {
  const { rows } = await client.query<{ version: number; md5: string }>(`SELECT version::int, md5 FROM ${pg.escapeIdentifier(schemaTable)}`);
  const applied = new Map(rows.map(({ version, md5 }) => [version, md5]));
  return known.every(({ version, md5 }) => applied.get(version) === md5);
}
