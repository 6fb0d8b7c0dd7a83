import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import pg from 'pg';
import { supervisePostgres, type SupervisedPostgres, type SupervisorOptions } from './index.js';
import { isAlive } from './process-identity.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // PostgreSQL is killed under this connection.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('the supervisor of PostgreSQL', () => {
  const ends: (() => Promise<void>)[] = [];

  async function supervise(options: Partial<SupervisorOptions> = {}): Promise<SupervisedPostgres> {
    const dataDir = mkdtempSync(join(tmpdir(), 'supervise-spec-'));
    const postgres = await supervisePostgres({ dataDir, settings: { shared_buffers: '16MB' }, ...options });
    ends.push(async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    return postgres;
  }

  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
  });

  it('starts it again on the same address after it alone was killed, with everything that was committed', async () => {
    const postgres = await supervise();
    await query(postgres.url, 'CREATE TABLE kept AS SELECT 5 AS n');
    for (const killed of [1, 2]) {
      process.kill(postgres.pid, 'SIGKILL');
      await eventually(() => expect(postgres.restarts).toBe(killed), { timeoutMs: 30_000 });
      expect(await query(postgres.url, 'SELECT n FROM kept')).toEqual([{ n: 5 }]);
    }
  });

  it('lets PostgreSQL recover by itself when only one of its children was killed', async () => {
    const postgres = await supervise();
    const [row] = await query(postgres.url, `SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'`) as { pid: number }[];
    process.kill(row!.pid, 'SIGKILL');
    await eventually(async () => {
      expect(isAlive(row!.pid)).toBe(false);
      expect(await query(postgres.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    }, { timeoutMs: 30_000 });
    expect(postgres.restarts).toBe(0);
  });

  it('gives up with a sentence when it is killed again and again', async () => {
    const postgres = await supervise({ maxRestarts: 1 });
    process.kill(postgres.pid, 'SIGKILL');
    await eventually(() => expect(postgres.restarts).toBe(1), { timeoutMs: 30_000 });
    process.kill(postgres.pid, 'SIGKILL');
    expect(await postgres.gaveUp).toMatchObject({ code: 'DATABASE_KEEPS_FAILING', zh: expect.stringContaining('反复停止') });
  });

  it('does not start it again once it was told to stop', async () => {
    const postgres = await supervise();
    const { pid } = postgres;
    await postgres.stop();
    expect(isAlive(pid)).toBe(false);
    await expect(query(postgres.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    expect(postgres.restarts).toBe(0);
  });
});
