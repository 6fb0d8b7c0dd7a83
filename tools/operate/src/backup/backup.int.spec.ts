import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { prepareDatabase, roleUrls } from '@referrals/database';
import { visitPostgres } from '@referrals/database/server';
import { DataFolder } from '@referrals/service-kit';
import { ask } from '@referrals/testing';
import { schemasOf, shapeOf } from '../../test/installation-shape.js';
import { services, smallInstallation, urlOf, type SmallInstallation } from '../../test/small-installation.js';
import { makeBackup, type MadeBackup } from './make-backup.js';
import { checkBackup, restoreBackup } from './restore-backup.js';
import { digestOf } from './totals.js';

const passphrase = '六个互不相关的词 correct horse';
const signal = new AbortController().signal;
const release = '0.1.0';

describe('backup and restore', () => {
  let source: SmallInstallation;
  let folder: string;
  let file: string;
  let made: MadeBackup;
  const place = (name: string): string => join(folder, name);
  const backup = (to: string, over: Partial<Parameters<typeof makeBackup>[0]> = {}): Promise<MadeBackup> =>
    makeBackup({ file: to, passphrase, services, release, clock: systemClock, signal, installation: { dataDir: source.dataDir, databaseUrl: undefined }, ...over });
  const restore = (from: string, dataDir: string, databaseUrl?: string, over: Partial<Parameters<typeof restoreBackup>[0]> = {}): ReturnType<typeof restoreBackup> =>
    restoreBackup({ file: from, passphrase, services, release, signal, installation: { dataDir, databaseUrl }, ...over });
  const code = (expected: string): object => expect.objectContaining({ code: expected });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'backup-files-'));
    source = await smallInstallation();
    file = place('whole.backup');
    made = await backup(file);
  });
  afterAll(async () => {
    await source?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes one file for its user alone, of a running installation', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['whole.backup']);
    expect(made.restorable).toBe(true);
    expect(made.totals.find(({ schema, name }) => schema === 'mandatory_reporting' && name === 'outbox')).toMatchObject({ rows: 5_000 });
    expect(made.totals.filter(({ name }) => name === 'schema_version_database')).toHaveLength(services.length);
  });

  it('restores into an empty data folder: rows, keys, sequences, policies, and the services can sign in', async () => {
    const dataDir = place('restored');
    const { totals } = await restore(file, dataDir);
    expect(digestOf(totals)).toBe(digestOf(made.totals));
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'secrets']);
    for (const name of ['keys.json', 'demo-accounts.json']) expect(readFileSync(join(dataDir, 'secrets', name))).toEqual(readFileSync(join(source.dataDir, 'secrets', name)));
    const secrets = (of: string): string => readFileSync(join(of, 'secrets', 'postgres-password'), 'utf8');
    expect(secrets(dataDir)).not.toBe(secrets(source.dataDir));
    const visit = await visitPostgres({ dataDir });
    try {
      const url = visit?.url ?? '';
      expect(await shapeOf(url)).toEqual(await shapeOf(source.url));
      // Numbers given to people leave a gap: what was given out after the backup is in somebody's hands.
      expect(await ask(url, `SELECT nextval('directory.ticket')::int AS n`)).toEqual([{ n: 100_042 }]);
      expect(await ask(url, `INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope) VALUES (gen_random_uuid(), 0, gen_random_uuid(), 't', now(), '{}') RETURNING seq::int`)).toEqual([{ seq: 5_001 }]);
      const { worker } = roleUrls(url, 'directory', new DataFolder(dataDir).keyRing().derive('database roles'));
      expect(await ask(worker, 'SELECT name FROM directory.division ORDER BY code')).toEqual([{ name: '渌口区' }, { name: '株洲县' }]);
    } finally {
      await visit?.end();
    }
  });

  it('restores into an empty database of DATABASE_URL, and what was restored is backed up the same', async () => {
    const dataDir = place('elsewhere');
    const url = await source.database('elsewhere');
    // Once started with other keys, and never used.
    await prepareDatabase(url, ['directory'], randomBytes(32));
    await restore(file, dataDir, url);
    expect(readdirSync(dataDir)).toEqual(['secrets']);
    expect(await shapeOf(url)).toEqual(await shapeOf(source.url));
    const again = await backup(place('again.backup'), { installation: { dataDir, databaseUrl: url } });
    expect(digestOf(again.totals)).toBe(digestOf(made.totals));
  });

  it('refuses a wrong passphrase, and every file that is not as it was written, and touches nothing', async () => {
    const bytes = readFileSync(file);
    const flipped = (at: number): Buffer => { const copy = Buffer.from(bytes); copy[at] = (copy[at] ?? 0) ^ 0x10; return copy; };
    const damaged: [string, Buffer, string][] = [
      ['cut in the header', bytes.subarray(0, 90), 'BACKUP_DAMAGED'],
      ['cut after the header', bytes.subarray(0, 131), 'BACKUP_DAMAGED'],
      ['cut in the middle', bytes.subarray(0, Math.floor(bytes.length / 2)), 'BACKUP_DAMAGED'],
      ['one byte short', bytes.subarray(0, -1), 'BACKUP_DAMAGED'],
      ['one byte long', Buffer.concat([bytes, Buffer.from([0])]), 'BACKUP_DAMAGED'],
      ['salt changed', flipped(40), 'BACKUP_DAMAGED'],
      ['first chunk changed', flipped(140), 'BACKUP_DAMAGED'],
      ['last byte changed', flipped(bytes.length - 1), 'BACKUP_DAMAGED'],
      ['something else', Buffer.from('PK\u0003\u0004 a spreadsheet'), 'NOT_A_BACKUP'],
      ['empty', Buffer.alloc(0), 'NOT_A_BACKUP'],
    ];
    const dataDir = place('untouched');
    await expect(restore(file, dataDir, undefined, { passphrase: `${passphrase}.` })).rejects.toEqual(code('PASSPHRASE_WRONG'));
    for (const [name, content, expected] of damaged) {
      const broken = place(`${name}.broken`);
      writeFileSync(broken, content);
      await expect(restore(broken, dataDir).then(() => name)).rejects.toEqual(code(expected));
    }
    await expect(restore(place('nowhere'), dataDir)).rejects.toEqual(code('FILE_NOT_READABLE'));
    expect(existsSync(dataDir)).toBe(false);
  });

  it('restores a backup of an earlier release and brings it to this one; refuses one of a later release or with changed tables', async () => {
    const later = join(folder, 'later', 'migrations');
    mkdirSync(later, { recursive: true });
    writeFileSync(join(later, '001.do.later.sql'), 'CREATE TABLE later AS SELECT count(*)::int AS notes FROM without_key;');
    const [first, ...others] = services;
    const next = [{ name: first?.name ?? 'directory', migrations: [...first?.migrations ?? [], later] }, ...others];
    const url = await source.database('later_release');
    await restore(file, place('later-data'), url, { services: next });
    expect(await ask(url, 'SELECT notes FROM directory.later')).toEqual([{ notes: 4 }]);

    const installation = { dataDir: place('later-data'), databaseUrl: url };
    expect(await backup(place('later.backup'), { installation, services: next })).toMatchObject({ restorable: true });
    expect(await backup(place('unknown.backup'), { installation })).toMatchObject({ restorable: false });
    const empty = await source.database('earlier_release');
    await expect(restore(place('later.backup'), place('untouched'), empty)).rejects.toEqual(code('OTHER_RELEASE'));
    writeFileSync(join(later, '001.do.later.sql'), 'SELECT 1;');
    await expect(checkBackup({ file: place('later.backup'), passphrase, services: next, release, signal })).rejects.toEqual(code('OTHER_RELEASE'));
    expect(await schemasOf(empty)).toEqual([]);
    expect(existsSync(place('untouched'))).toBe(false);
  });

  it('never writes over anything: an existing file, a data folder in use, a database with data', async () => {
    const before = readFileSync(file);
    await expect(backup(file)).rejects.toEqual(code('FILE_EXISTS'));
    expect(readFileSync(file)).toEqual(before);
    await expect(restore(file, source.dataDir)).rejects.toEqual(code('FOLDER_NOT_EMPTY'));
    await expect(restore(file, place('untouched'), source.url)).rejects.toEqual(code('DATABASE_NOT_EMPTY'));
    const foreign = await source.database('foreign_tables');
    await ask(foreign, 'CREATE SCHEMA directory; CREATE TABLE directory.phone_book (id int)');
    await expect(restore(file, place('untouched'), foreign)).rejects.toEqual(code('DATABASE_NOT_EMPTY'));
    expect(await ask(foreign, `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'directory'`)).toEqual([{ n: 1 }]);
    expect(existsSync(place('untouched'))).toBe(false);
  });

  it('makes no backup without the right keys, without data, without a place for it, or when interrupted', async () => {
    const stranger = place('stranger');
    mkdirSync(stranger);
    const databaseUrl = source.url;
    await expect(backup(place('never'), { installation: { dataDir: stranger, databaseUrl } })).rejects.toEqual(code('KEYS_MISSING'));
    new DataFolder(stranger).keyRing();
    await expect(backup(place('never'), { installation: { dataDir: stranger, databaseUrl } })).rejects.toEqual(code('KEYS_DO_NOT_FIT'));
    // A start with them is refused as well, before it changes a password.
    const other = new DataFolder(stranger).keyRing().derive('database roles');
    await expect(prepareDatabase(databaseUrl, services.map(({ name }) => name), other)).rejects.toMatchObject({ name: 'KeysMismatch' });
    const { app } = roleUrls(databaseUrl, 'directory', new DataFolder(source.dataDir).keyRing().derive('database roles'));
    expect(await ask(app, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await expect(backup(place('never'), { installation: { dataDir: stranger, databaseUrl: undefined } })).rejects.toEqual(code('NOTHING_TO_BACK_UP'));
    const empty = await source.database('never_started');
    await expect(backup(place('never'), { installation: { dataDir: source.dataDir, databaseUrl: empty } })).rejects.toEqual(code('NOTHING_TO_BACK_UP'));
    await expect(backup(join(folder, 'no such folder', 'never'))).rejects.toEqual(code('FILE_NOT_WRITABLE'));
    const interrupted = new AbortController();
    const clock = { now: () => { interrupted.abort(); return systemClock.now(); } };
    await expect(backup(place('never'), { signal: interrupted.signal, clock })).rejects.toEqual(code('INTERRUPTED'));
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it('needs a database user that row-level security does not hide rows from, and no superuser', async () => {
    const user = { name: 'county_dba', password: 'county-dba-password' };
    const roles = (await source.query<{ name: string }>(`SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'referrals_%'`)).map(({ name }) => name);
    await source.query(`CREATE ROLE county_dba LOGIN CREATEROLE PASSWORD '${user.password}'`);
    await source.query(`GRANT ${roles.join(', ')} TO county_dba WITH ADMIN TRUE`);
    await source.query('CREATE DATABASE county OWNER county_dba');
    const url = urlOf(source.url, 'county', user);
    await expect(restore(file, place('county'), url)).rejects.toEqual(code('RIGHTS_MISSING'));
    await source.query('ALTER ROLE county_dba BYPASSRLS');
    await restore(file, place('county'), url);
    const again = await backup(place('county.backup'), { installation: { dataDir: place('county'), databaseUrl: url } });
    expect(digestOf(again.totals)).toBe(digestOf(made.totals));
    await source.query('ALTER ROLE county_dba NOBYPASSRLS');
    await expect(backup(place('never'), { installation: { dataDir: place('county'), databaseUrl: url } })).rejects.toEqual(code('RIGHTS_MISSING'));
  });

  it('holds one moment of all schemas while they are written to', async () => {
    const stop = new AbortController();
    const written = { n: 0 };
    const write = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        const n = (written.n += 1);
        await source.query(`
          WITH a AS (INSERT INTO mandatory_reporting.case_head (case_id, n, hash, at) VALUES (gen_random_uuid(), ${n}, repeat('x', 2000), now()) RETURNING case_id)
          INSERT INTO referral_desk.case_head (case_id, n, hash, at) SELECT case_id, ${n}, '', now() FROM a`);
      }
    };
    const writing = Promise.all([write(), write()]);
    while (written.n < 50) await source.query('SELECT');
    const begun = written.n;
    const loaded = await backup(place('loaded.backup'));
    stop.abort();
    await writing;
    const rows = (schema: string, name: string): number => loaded.totals.find((total) => total.schema === schema && total.name === name)?.rows ?? -1;
    expect(written.n).toBeGreaterThan(begun + 50);
    expect(rows('mandatory_reporting', 'case_head')).toBeGreaterThanOrEqual(begun - 2);
    expect(rows('mandatory_reporting', 'case_head')).toBeLessThan(written.n);
    expect(rows('referral_desk', 'case_head')).toBe(rows('mandatory_reporting', 'case_head'));
    const url = await source.database('loaded');
    await restore(place('loaded.backup'), place('loaded'), url);
    expect(await ask(url, `SELECT count(*)::int AS n FROM mandatory_reporting.case_head a FULL JOIN referral_desk.case_head b USING (case_id, n) WHERE a.hash IS NULL OR b.hash IS NULL`)).toEqual([{ n: 0 }]);
  });

  it('backs up an installation that does not run, and leaves it stopped', async () => {
    const running = await backup(place('running.backup'));
    await source.stop();
    const stopped = await backup(place('stopped.backup'));
    expect(digestOf(stopped.totals)).toBe(digestOf(running.totals));
    expect(existsSync(join(source.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(source.dataDir, 'instance.lock'))).toBe(false);
  });
});
