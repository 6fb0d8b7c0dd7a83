import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@referrals/contracts';
import type pg from 'pg';
import { schemaOf } from '../bootstrap.js';
import { commonMigrations, versionTableOf } from '../migrate.js';
import { identifier } from './catalogue.js';

/** Migrations by schema and version table, as `version:md5`: two databases with the same are of the same form. */
export type SchemaForm = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface ServiceSchema { readonly name: ServiceName; readonly migrations: readonly string[] }

/** The form this release's migrations give. */
export function formOfRelease(services: readonly ServiceSchema[]): SchemaForm {
  return Object.fromEntries(services.map(({ name, migrations }) => [schemaOf(name), Object.fromEntries([
    ['schema_version_database', versionsIn(commonMigrations)],
    ...migrations.map((folder) => [versionTableOf(folder), versionsIn(folder)] as const),
  ].filter(([, versions]) => (versions?.length ?? 0) > 0).sort())]).sort());
}

function versionsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^\d+\.do\..*\.sql$/.test(name))
    .map((name) => ({ version: Number.parseInt(name, 10), md5: createHash('md5').update(readFileSync(join(folder, name), 'utf8')).digest('hex') }))
    .sort((a, b) => a.version - b.version).map(({ version, md5 }) => `${version}:${md5}`);
}

/** The form a database has, by what its migrations left there. */
export async function formOfDatabase(client: pg.Client, schemas: readonly string[]): Promise<SchemaForm> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname = ANY ($1) AND tablename LIKE 'schema\\_version\\_%' ORDER BY 1, 2`, [schemas],
  );
  const form: Record<string, Record<string, string[]>> = {};
  for (const { schema, name } of rows) {
    const versions = await client.query<{ version: string }>(
      `SELECT version || ':' || coalesce(md5, '') AS version FROM ${identifier(schema, name)} t WHERE t.version > 0 ORDER BY t.version`,
    );
    (form[schema] ??= {})[name] = versions.rows.map(({ version }) => version);
  }
  return form;
}

export function isSameForm(a: SchemaForm, b: SchemaForm): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
