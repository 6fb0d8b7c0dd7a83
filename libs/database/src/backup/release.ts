import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@referrals/contracts';
import type pg from 'pg';
import { schemaOf } from '../bootstrap.js';
import { commonMigrations, versionTableOf } from '../migrate.js';
import { identifier } from './catalogue.js';

/** Each applied migration as `schema.version_table number:md5`, sorted: two databases with the same are of the same form. */
export type SchemaForm = readonly string[];

export interface ServiceSchema { readonly name: ServiceName; readonly migrations: readonly string[] }

/** The form this release's migrations give. */
export function formOfRelease(services: readonly ServiceSchema[]): SchemaForm {
  return services.flatMap(({ name, migrations }) => [
    ...migrationsIn(commonMigrations).map((migration) => `${schemaOf(name)}.schema_version_database ${migration}`),
    ...migrations.flatMap((folder) => migrationsIn(folder).map((migration) => `${schemaOf(name)}.${versionTableOf(folder)} ${migration}`)),
  ]).sort();
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^\d+\.do\..*\.sql$/.test(name))
    .map((name) => `${Number.parseInt(name, 10)}:${createHash('md5').update(readFileSync(join(folder, name), 'utf8')).digest('hex')}`);
}

/** The form a database has, by what its migrations left there. */
export async function formOfDatabase(client: pg.Client, schemas: readonly string[]): Promise<SchemaForm> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname = ANY ($1) AND tablename LIKE 'schema\\_version\\_%'`, [schemas],
  );
  const form: string[] = [];
  for (const { schema, name } of rows) {
    const applied = await client.query<{ migration: string }>(
      `SELECT version || ':' || coalesce(md5, '') AS migration FROM ${identifier(schema, name)} t WHERE version > 0`,
    );
    form.push(...applied.rows.map(({ migration }) => `${schema}.${name} ${migration}`));
  }
  return form.sort();
}

/** True when data of form `earlier` can be brought to `later` by migrations alone: what was applied is the beginning of what would be. */
export function isForerunner(earlier: SchemaForm, later: SchemaForm): boolean {
  const applied = new Set(earlier);
  const known = new Set(later);
  return earlier.every((migration) => known.has(migration))
    && later.every((migration) => applied.has(migration) || numberOf(migration) > lastApplied(earlier, tableOf(migration)));
}

/** Number of the last migration of a version table (`schema.table`); 0 when there is none. */
export function lastApplied(form: SchemaForm, table: string): number {
  return Math.max(0, ...form.filter((migration) => tableOf(migration) === table).map(numberOf));
}

const tableOf = (migration: string): string => migration.split(' ')[0] ?? '';
const numberOf = (migration: string): number => Number.parseInt(migration.split(' ')[1] ?? '', 10);
