import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { blockedAt } from './data-folder.js';
import { StartError, startPostgres, type PostgresOptions, type PostgresServer } from './index.js';
import { isAlive } from './process-identity.js';
import { chooseSystemUser } from './system-user.js';

const settings = { fsync: 'off', shared_buffers: '16MB' };
const SOURCES = join(import.meta.dirname, '../../../testing/src/resolve-source.mjs');

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** A process of its own that runs PostgreSQL on the folder; resolves once it is ready. */
async function instance(dataDir: string): Promise<{ url: string; postgres: number; kill(): Promise<void> }> {
  const code = `const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))});
    const { url, pid } = await startPostgres(${JSON.stringify({ dataDir, settings })});
    process.stdout.write(JSON.stringify({ url, pid }) + '\\n');`;
  const child = spawn(process.execPath, ['--import', SOURCES, '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line') as [string];
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  return { url, postgres: pid, async kill() { child.kill('SIGKILL'); await once(child, 'exit'); } };
}

describe('PostgreSQL on a data folder', () => {
  let parent: string;
  let dataDir: string;
  const running: PostgresServer[] = [];

  async function start(options: Partial<PostgresOptions> = {}): Promise<PostgresServer> {
    const server = await startPostgres({ dataDir, settings, ...options });
    running.push(server);
    return server;
  }

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'postgres-spec-'));
    chmodSync(parent, 0o755);
    dataDir = join(parent, 'data');
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    rmSync(parent, { recursive: true, force: true });
  });

  it('is made on first use and keeps its data and password', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(statSync(join(dataDir, 'secrets/postgres-password')).mode & 0o777).toBe(0o600);
    expect(await query(second.url, `SELECT current_setting('data_checksums') AS sums, current_setting('server_encoding') AS encoding,
      lower('Ä') AS folded, current_setting('listen_addresses') AS host, current_setting('synchronous_commit') AS sync`))
      .toEqual([{ sums: 'on', encoding: 'UTF8', folded: 'ä', host: '127.0.0.1', sync: 'on' }]);
  });

  it('wants the password also on the loopback', async () => {
    const server = await start();
    const url = new URL(server.url);
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('refuses a second instance with a sentence, and only while the first lives', async () => {
    const other = await instance(dataDir);
    const refused = await start({ lockWaitMs: 0 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect(refused).toMatchObject({ code: 'DATA_DIR_IN_USE', zh: expect.stringContaining('正被另一个实例使用') });
    await query(other.url, 'CREATE TABLE kept AS SELECT 8 AS n');
    await other.kill();

    expect(isAlive(other.postgres)).toBe(true);
    const server = await start();
    expect(isAlive(other.postgres)).toBe(false);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
  });

  it('waits for an instance that is just stopping', async () => {
    const other = await instance(dataDir);
    const next = start({ lockWaitMs: 20_000 });
    await other.kill();
    expect((await next).pid).not.toBe(other.postgres);
  });

  it('recovers when the instance and PostgreSQL were killed together', async () => {
    const other = await instance(dataDir);
    await query(other.url, 'CREATE TABLE kept AS SELECT 9 AS n');
    await other.kill();
    process.kill(other.postgres, 'SIGKILL');
    const server = await start();
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 9 }]);
  });

  it('starts although the number in its stale pid file belongs to another program now', async () => {
    await (await start()).stop();
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, 'postgres')}\n`);
    await start();
    expect(readFileSync(pidFile, 'utf8')).not.toMatch(new RegExp(`^${process.pid}\n`));
  });

  it('throws away what a crash in the middle of its making left', async () => {
    mkdirSync(join(dataDir, 'postgres.new-1'), { recursive: true });
    await start();
    expect(existsSync(join(dataDir, 'postgres.new-1'))).toBe(false);
  });

  it('works below a parent that its user may not enter', async () => {
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const below = join(closed, 'data');
    const first = await start({ dataDir: below });
    await query(first.url, 'CREATE TABLE kept AS SELECT 6 AS n');
    await first.stop();
    const second = await start({ dataDir: below });
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 6 }]);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    const user = chooseSystemUser(join(below, 'postgres'), () => undefined);
    expect(blockedAt(below, user)).toBe(user.uid === undefined ? undefined : closed);
  });

  it('says that a folder cannot be written to', async () => {
    writeFileSync(join(parent, 'file'), '');
    const below = join(parent, 'file', 'data');
    await expect(start({ dataDir: below })).rejects.toMatchObject({ code: 'DATA_DIR_NOT_WRITABLE', en: expect.stringContaining(below) });
  });

  it('says that its port is taken, and leaves the folder free', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await expect(start({ port })).rejects.toMatchObject({ code: 'PORT_IN_USE', zh: expect.stringContaining(String(port)) });
    holder.close();
    await once(holder, 'close');
    expect((await start({ port })).port).toBe(port);
  });

  it('says that the password file is gone, and that data is of another version', async () => {
    await (await start()).stop();
    const secret = join(dataDir, 'secrets/postgres-password');
    const password = readFileSync(secret);
    rmSync(secret);
    await expect(start()).rejects.toMatchObject({ code: 'PASSWORD_MISSING' });
    writeFileSync(secret, password);
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '9\n');
    await expect(start()).rejects.toMatchObject({ code: 'DATA_VERSION' });
  });
});
