import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@referrals/contracts';
import pg from 'pg';
import { schemaOf } from './bootstrap.js';

/** What every way of making the databases shares; also for a person with psql. */
const SCRIPT = fileURLToPath(new URL('../../../deploy/postgres/databases.sql', import.meta.url));

export interface MadeDatabase {
  readonly service: ServiceName;
  /** Connection string of the user that makes this service's roles and migrates it. Holds the password: never log it. */
  readonly url: string;
  /** False when the database was there. */
  readonly made: boolean;
}

/**
 * Makes a database of its own and its owner for each service on the PostgreSQL of this superuser's URL. What is there stays.
 * `passwordOf` gives an owner's password when it is known; one that is not is replaced by a new one.
 */
export async function makeDatabases(superuserUrl: string, services: readonly ServiceName[], passwordOf: (service: ServiceName) => string | undefined): Promise<MadeDatabase[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Of two that run at once the later finds everything made.
    await client.query('SELECT pg_advisory_lock(7201, 3)');
    const all: MadeDatabase[] = [];
    for (const service of services) all.push(await makeDatabase(client, superuserUrl, service, passwordOf(service)));
    return all;
  } finally {
    await client.end();
  }
}

async function makeDatabase(client: pg.Client, superuserUrl: string, service: ServiceName, known: string | undefined): Promise<MadeDatabase> {
  const database = schemaOf(service);
  const owner = `referrals_${database}_admin`;
  const { rows: [there] } = await client.query<{ database: boolean; owner: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database, EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS owner', [database, owner],
  );
  const password = known ?? randomBytes(24).toString('base64url');
  if (there?.owner && known === undefined) await client.query(`ALTER ROLE ${pg.escapeIdentifier(owner)} PASSWORD ${pg.escapeLiteral(password)}`);
  for (const statement of statements({ database, owner, password })) {
    if (there?.owner && statement.startsWith('CREATE ROLE')) continue;
    if (there?.database && statement.startsWith('CREATE DATABASE')) continue;
    await client.query(statement);
  }
  const url = Object.assign(new URL(superuserUrl), { username: owner, password, pathname: `/${database}` }).href;
  return { service, url, made: there?.database !== true };
}

/** The script's statements with psql's variables filled in as psql does: `:"name"` and `:'text'`. */
function statements(variables: Readonly<Record<string, string>>): string[] {
  const text = readFileSync(SCRIPT, 'utf8').replaceAll(/^--.*$/gm, '');
  return text.split(/;\n/).map((statement) => statement.trim()).filter((statement) => statement !== '').map((statement) => statement
    .replaceAll(/:"(\w+)"/g, (_, name: string) => pg.escapeIdentifier(variables[name] ?? ''))
    .replaceAll(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(variables[name] ?? '')));
}
