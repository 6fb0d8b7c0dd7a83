import pg from 'pg';
import { isTransient } from '../database-errors.js';
import { BackupError } from './backup-error.js';

/** So that the same rows are the same text whatever the server's or the user's defaults are, and nothing times out. */
const SETTINGS = [
  ['search_path', 'pg_catalog'], ['client_encoding', 'UTF8'], ['datestyle', 'ISO, YMD'], ['intervalstyle', 'iso_8601'],
  ['timezone', 'UTC'], ['bytea_output', 'hex'], ['extra_float_digits', '3'], ['row_security', 'off'], ['work_mem', '64MB'],
  ['maintenance_work_mem', '128MB'], ['statement_timeout', '0'], ['lock_timeout', '30s'], ['transaction_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
] as const;

/**
 * One connection that sees every row or none: with `row_security` off a policy that would hide one raises instead.
 * @throws BackupError DATABASE_AWAY, RIGHTS_MISSING
 */
export async function openSession(url: string, name: 'backup' | 'restore'): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true, connectionTimeoutMillis: 15_000 });
  // A connection that ends while nobody waits on it must not end the process; the next statement says so.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      `SELECT set_config(s.name, w.value, false) FROM pg_catalog.pg_settings s JOIN unnest($1::text[], $2::text[]) w (name, value) ON lower(s.name) = w.name`,
      [SETTINGS.map(([setting]) => setting), SETTINGS.map(([, value]) => value)],
    );
    const { rows } = await client.query<{ all: boolean }>('SELECT rolsuper OR rolbypassrls AS all FROM pg_roles WHERE rolname = current_user');
    if (rows[0]?.all !== true) throw new BackupError('RIGHTS_MISSING');
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw asBackupError(error);
  }
}

/** What PostgreSQL or the driver said, as a sentence where a person can do something about it. */
export function asBackupError(error: unknown): unknown {
  if (error instanceof BackupError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === '53100') return new BackupError('DISK_FULL', 'PostgreSQL', error);
  if (code === '42501') return new BackupError('RIGHTS_MISSING', '', error);
  if (isTransient(error) || /^(28|3D)/.test(code)) return new BackupError('DATABASE_AWAY', code || 'connection', error);
  return error;
}
