import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateService, prepareDatabase, type ServiceSchema } from '@referrals/database';
import { startPostgres } from '@referrals/database/server';
import { DataFolder, directoryCopyMigrations } from '@referrals/service-kit';
import pg from 'pg';
import { v7 } from 'uuid';

const own = (service: string): string => join(import.meta.dirname, '..', '..', service, 'migrations');

/** The services' schemas as they are in this release, without their programs. */
export const services: readonly ServiceSchema[] = [
  { name: 'directory', migrations: [own('directory')] },
  { name: 'mandatory-reporting', migrations: [directoryCopyMigrations, own('mandatory-reporting')] },
  { name: 'referral-desk', migrations: [directoryCopyMigrations, own('referral-desk')] },
];

/** A data folder with a PostgreSQL of its own, keys and rows: roles belong to a cluster, so nothing here can be shared. */
export interface SmallInstallation {
  readonly dataDir: string;
  readonly url: string;
  query<R extends object>(text: string, values?: unknown[], url?: string): Promise<R[]>;
  /** URL of another database of this cluster, made now. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function smallInstallation(): Promise<SmallInstallation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'backup-test-'));
  const server = await startPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', log_min_messages: 'fatal' } });
  const folder = new DataFolder(dataDir);
  const secret = folder.keyRing().derive('database roles');
  writeFileSync(join(dataDir, 'secrets', 'demo-accounts.json'), '{"psb.yx":"…"}');
  await prepareDatabase(server.url, services.map(({ name }) => name), secret);
  for (const { name, migrations } of services) await migrateService(server.url, name, migrations);
  const query = <R extends object>(text: string, values?: unknown[], url = server.url): Promise<R[]> => ask<R>(url, text, values);
  return {
    dataDir, url: server.url, query,
    async database(name) {
      await query(`CREATE DATABASE ${name}`);
      return urlOf(server.url, name);
    },
    stop: () => server.stop(),
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One question over a connection of its own. */
export async function ask<R extends object>(url: string, text: string, values?: unknown[]): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export function urlOf(url: string, database: string, user?: { name: string; password: string }): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  if (user) Object.assign(other, { username: user.name, password: user.password });
  return other.href;
}

const AWKWARD = 'tab\t newline\n return\r backslash\\ \\. \\N end 童护联转 👧 "quoted"';

/** Rows of every kind a backup must carry: bytes, JSON, arrays, nulls, circles of keys, numbers from sequences. */
export async function insertAwkwardRows(installation: SmallInstallation): Promise<void> {
  const [organisation, desk, report, quarantined] = [v7(), v7(), v7(), v7()];
  const at = '2026-05-11T08:20:00.123456+08:00';
  const statements: [string, unknown[]][] = [
    [`INSERT INTO directory.division (code, name, level, revision, replaced_by) VALUES ('430221000000', $1, 'COUNTY', 1, '430212000000'), ('430212000000', '渌口区', 'COUNTY', 1, NULL)`, [AWKWARD]],
    [`WITH o AS (INSERT INTO directory.organisation (id, name, type, division, supervising_desk, revision) VALUES ($1, '甲', 'WCO', '430212000000', $2, 9007199254740993))
      INSERT INTO directory.desk (id, code, name, agency, organisation, jurisdiction, opens_on, revision) VALUES ($2, 'coord', '乙', 'COORD', $1, '4302', '2026-01-01', 1)`, [organisation, desk]],
    [`INSERT INTO mandatory_reporting.report (id, number, filed_at, situations, concerns, leads, version) VALUES ($1, $4, $2, '{}', ARRAY[$3, NULL, 'x,y', '{}'], '{PSB}', 1)`, [report, at, AWKWARD, `2605-${nextval(installation)}`]],
    [`INSERT INTO mandatory_reporting.report_story (report_id, part, at, told_by, story) VALUES ($1, 0, $2, 'REPORTER', $3)`, [report, at, JSON.stringify({ text: AWKWARD, none: null, n: 0.1, deep: [[], {}] })]],
    [`INSERT INTO mandatory_reporting.quarantine (id, received_at, transport, position, reason, bytes) VALUES ($1, $2, 'local', '0', '', $3)`, [quarantined, at, Buffer.from([0, 10, 13, 92, 255, 9])]],
    [`INSERT INTO referral_desk.case_file SELECT $1, 'n', $2, NULL, 'FULL', true, false, ARRAY[$3::uuid], '{}', '{}', 0, NULL, 'p', 1, 1`, [report, at, desk]],
    [`INSERT INTO referral_desk.case_head (case_id, n, hash, at) VALUES ($1, 1, 'h', 'infinity')`, [report]],
    [`INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope) SELECT gen_random_uuid(), n % 8, $1, 't', $2, jsonb_build_object('n', n) FROM generate_series(1, 500) n`, [report, at]],
  ];
  for (const [text, values] of statements) await installation.query(text, values);
  await installation.query(`SELECT nextval('mandatory_reporting.receipt_sequence') FROM generate_series(1, 41)`);
}

let numbers = 0;
const nextval = (installation: SmallInstallation): string => `${installation.dataDir.length}-${numbers++}`;
