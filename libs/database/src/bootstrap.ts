import { createHmac } from 'node:crypto';
import { DomainError, type ServiceName } from '@referrals/contracts';
import pg from 'pg';
import { contextFunctions } from './context-functions.js';
import { holdKeys } from './installation-keys.js';
import { protectFunctions } from './protection/protect-functions.js';

export const schemaOf = (service: ServiceName): string => service.replaceAll('-', '_');

export interface RoleUrls { readonly app: string; readonly worker: string; readonly bus: string }

/** A role's password is made from the installation's secret, so it is written down nowhere. */
function passwordOf(secret: Buffer, role: string): string {
  return createHmac('sha256', secret).update(`postgresql role ${role}`).digest('base64url');
}

/** Connection strings of a service's roles on the database that `url` names. */
export function roleUrls(url: string, service: ServiceName, secret: Buffer): RoleUrls {
  const as = (role: string): string => {
    const own = new URL(url);
    own.username = role;
    own.password = passwordOf(secret, role);
    return own.toString();
  };
  const schema = schemaOf(service);
  return { app: as(`referrals_${schema}_app`), worker: as(`referrals_${schema}_worker`), bus: as(`referrals_${schema}_bus`) };
}

/**
 * Makes roles, schemas and the functions that read the security context; safe to run again and by several processes at once, on this
 * database or on others of the same server.
 * `url`'s user must be able to create roles and schemas (`CREATEROLE`, and `CREATE` on the database); it is used for this and
 * for migrations only.
 * @throws DomainError DATABASE_RIGHTS_MISSING; KeysMismatch when the database belongs to other keys: nothing was changed then
 */
export async function prepareDatabase(url: string, services: readonly ServiceName[], secret: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7201, 1)');
    const { rows } = await client.query<{ able: boolean }>(
      `SELECT (rolsuper OR rolcreaterole) AND has_database_privilege(current_database(), 'CREATE') AS able FROM pg_roles WHERE rolname = current_user`,
    );
    if (rows[0]?.able !== true) throw new DomainError('DATABASE_RIGHTS_MISSING');
    await holdKeys(client, secret);
    const roles = (kind: string): string[] => services.map((service) => `referrals_${schemaOf(service)}_${kind}`);
    const login = [...roles('app'), ...roles('worker'), ...roles('bus')];
    for (const role of login) await ensureRole(client, role, passwordOf(secret, role));
    await ensureGroup(client, BUS);
    for (const role of roles('bus')) await onServer(client, `GRANT ${BUS} TO ${pg.escapeIdentifier(role)} WITH INHERIT TRUE`);
    // Where it is not open to everybody: `deploy/postgres/databases.sql` lets in only those who are named.
    const { rows: [here] } = await client.query<{ name: string }>('SELECT current_database() AS name');
    await client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(here?.name ?? '')} TO ${login.map(pg.escapeIdentifier).join(', ')}`);
    await client.query(contextFunctions + protectFunctions);
    for (const service of services) await ensureSchema(client, schemaOf(service));
    await client.query(`GRANT USAGE ON SCHEMA app TO ${[...login, BUS].map(pg.escapeIdentifier).join(', ')}`);
  } finally {
    await client.end();
  }
}

/**
 * The group that may read and mark outboxes and insert into inboxes; each service's bus role is a member. Once it is there it is left as
 * it is: on one PostgreSQL it is shared by services with databases of their own, and in earlier releases it was a login, which a
 * process of such a release may still use.
 */
const BUS = 'referrals_bus';

async function ensureGroup(client: pg.Client, group: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [group]);
  if (rowCount === 0) await ensureRole(client, group);
}

async function ensureRole(client: pg.Client, role: string, password?: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const rights = `${password === undefined ? 'NOLOGIN' : `LOGIN PASSWORD ${pg.escapeLiteral(password)}`} NOINHERIT`;
  if (rowCount === 0) {
    await client.query(`CREATE ROLE ${name} ${rights}`).catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error;
    });
  } else {
    await onServer(client, `ALTER ROLE ${name} ${rights}`);
  }
}

/**
 * Says something about roles. They belong to the server while the lock of `prepareDatabase` is the database's own: where another
 * database of the server says the same at the same moment, PostgreSQL refuses the later one with an internal error (XX000, "tuple
 * concurrently updated") or a duplicate (23505). It has waited for the earlier one by then, so it is said again at once.
 */
async function onServer(client: pg.Client, statement: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (tries === SAID_AT_MOST || (code !== 'XX000' && code !== '23505')) throw error;
    }
  }
}
const SAID_AT_MOST = 20;

async function ensureSchema(client: pg.Client, schema: string): Promise<void> {
  const owner = `referrals_${schema}_owner`;
  await ensureRole(client, owner);
  await onServer(client, `GRANT ${pg.escapeIdentifier(owner)} TO current_user WITH SET TRUE, INHERIT TRUE`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)} AUTHORIZATION ${pg.escapeIdentifier(owner)}`);
  await client.query(`GRANT USAGE ON SCHEMA app TO ${pg.escapeIdentifier(owner)}`);
}
