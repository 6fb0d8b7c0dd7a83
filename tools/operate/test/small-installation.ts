import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateService, prepareDatabase, type ServiceSchema } from '@referrals/database';
import { startPostgres } from '@referrals/database/server';
import { DataFolder } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { ask } from '@referrals/testing';

/** The services' schemas as they are in this release, without their programs, and some awkward tables beside them. */
export const services: readonly ServiceSchema[] = definitions.map(({ name, migrations }) => (
  { name, migrations: name === 'directory' ? [...migrations, join(import.meta.dirname, 'awkward', 'migrations')] : migrations }
));

/** A data folder with a PostgreSQL of its own, keys and awkward rows: roles belong to a cluster, so nothing here can be shared. */
export interface SmallInstallation extends AsyncDisposable {
  readonly dataDir: string;
  readonly url: string;
  readonly query: <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;
  /** URL of another, empty database of this cluster, made now. */
  database(name: string): Promise<string>;
  /** Stops PostgreSQL; the folder stays. */
  stop(): Promise<void>;
}

export async function smallInstallation(): Promise<SmallInstallation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'backup-test-'));
  const server = await startPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', log_min_messages: 'fatal' } });
  const end = async (): Promise<void> => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const installation: SmallInstallation = {
    dataDir, url: server.url,
    query: (text, values) => ask(server.url, text, values),
    async database(name) {
      await ask(server.url, `CREATE DATABASE ${name}`);
      return urlOf(server.url, name);
    },
    stop: () => server.stop(),
    [Symbol.asyncDispose]: end,
  };
  try {
    const secret = new DataFolder(dataDir).keyRing().derive('database roles');
    writeFileSync(join(dataDir, 'secrets', 'demo-accounts.json'), '{"psb.yx":"…"}');
    await prepareDatabase(server.url, services.map(({ name }) => name), secret);
    for (const { name, migrations } of services) await migrateService(server.url, name, migrations);
    await insertAwkwardRows(installation);
    return installation;
  } catch (error) {
    // A fixture that could not be made leaves no PostgreSQL behind, or the run would never end.
    await end();
    throw error;
  }
}

export function urlOf(url: string, database: string, user?: { name: string; password: string }): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  if (user) Object.assign(other, { username: user.name, password: user.password });
  return other.href;
}

const TEXT = 'tab\t newline\n return\r backslash\\ \\. \\N end 童护联转 👧 "quoted" \'x\' {a,b}';

/** Text with every special letter, bytes, JSON, arrays with nulls, circles of keys, numbers beyond a double, sequences in use. */
async function insertAwkwardRows({ query }: SmallInstallation): Promise<void> {
  await query(`
    WITH h AS (INSERT INTO directory.holder VALUES ('00000000-0000-7000-8000-00000000000a', 7) RETURNING id)
    INSERT INTO directory.thing (id, name, parent, holder, bytes, tags, facts, ratio, amount, on_day, at, lasting) OVERRIDING SYSTEM VALUE
    SELECT 7, $1::text, 9007199254740993, h.id, '\\x000a0d5cff09'::bytea, ARRAY[$1, NULL, ''], jsonb_build_object('text', $1::text, 'none', NULL, 'deep', '[[],{}]'::jsonb),
      0.1::float8 + 0.2, 12345678901234567890.0123456789, '0001-01-01'::date, 'infinity'::timestamptz, '1 year 2 days 00:00:00.000001'::interval FROM h
    UNION ALL SELECT 9007199254740993, 'B', 7, NULL, NULL, NULL, NULL, 'NaN', NULL, NULL, '2026-05-11T08:20:00.123456+08:00', NULL
    UNION ALL SELECT 8, 'a', NULL, NULL, '', '{}', 'null', '-0', 0, NULL, NULL, NULL`, [TEXT]);
  await query('ALTER TABLE directory.without_key DISABLE TRIGGER stamp');
  await query(`INSERT INTO directory.without_key VALUES ('b', 1), (NULL, NULL), ('a', 2), ('a', 2)`);
  await query('ALTER TABLE directory.without_key ENABLE TRIGGER stamp');
  await query(`INSERT INTO directory.division (code, name, level, revision, replaced_by) VALUES ('430221000000', '株洲县', 'COUNTY', 1, '430212000000'), ('430212000000', '渌口区', 'COUNTY', 1, NULL)`);
  await query(`INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope)
    SELECT gen_random_uuid(), n % 8, gen_random_uuid(), 't', '2026-05-11T08:20:00+08:00', jsonb_build_object('n', n, 'text', repeat('童', 100)) FROM generate_series(1, 5000) n`);
  await query(`SELECT nextval('directory.ticket') FROM generate_series(1, 41)`);
}
