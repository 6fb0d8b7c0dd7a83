import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, Gate, testDatabase, type TestDatabase } from '@referrals/testing';
import { isTransient } from './database-errors.js';
import { createPool } from './pools.js';
import { inTransaction } from './service-database.js';

describe('a pool', () => {
  let cluster: TestDatabase;
  beforeAll(async () => { cluster = await testDatabase({ folders: [], variant: 'pools', prepare: async () => undefined }); });
  afterAll(async () => { await cluster.drop(); });

  it('outlives a connection that is lost while somebody uses it, and tells so', async () => {
    const told: unknown[] = [];
    const pool = createPool({ url: cluster.url, name: 'pools', max: 2, schema: 'public', onError: (error) => told.push(error) });
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise<void>((resolve) => { client.once('end', () => resolve()); });
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect(told).not.toEqual([]);
    expect((await pool.query<{ n: number }>('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    await pool.end();
  });

  describe('whose database has vanished without a word', () => {
    let gate: Gate;
    let pool: ReturnType<typeof createPool>;
    beforeAll(async () => {
      const url = new URL(cluster.url);
      gate = await Gate.before(`${url.hostname}:${url.port}`);
      url.host = `127.0.0.1:${gate.port}`;
      pool = createPool({ url: url.href, name: 'pools', max: 2, schema: 'public', statementTimeoutMs: 200, graceMs: 300 });
    });
    afterAll(async () => {
      await pool.end();
      await gate.close();
    });

    it('waits for an answer no longer than for a statement, keeps no connection that had none, and goes on when it is back', async () => {
      const open = (): Promise<number[]> => Promise.all([1, 2].map((n) => inTransaction(pool, 'BEGIN', async (tx) => (await tx.maybeOne<{ n: number }>('SELECT $1::int AS n', [n]))?.n ?? 0)));
      expect(await open()).toEqual([1, 2]);
      gate.silence();
      const failed = await inTransaction(pool, 'BEGIN', async (tx) => Promise.all([tx.query('SELECT 1 AS n'), tx.query('SELECT 2 AS n')])).catch((error: unknown) => error);
      expect(isTransient(failed)).toBe(true);
      await expect(pool.query('SELECT 1').catch(isTransient)).resolves.toBe(true);
      expect(pool.totalCount).toBe(0);
      gate.reopen();
      await eventually(async () => expect(await open()).toEqual([1, 2]), { timeoutMs: 10_000 });
    }, 20_000);

    it('has as long as it needs for a statement that may take long', async () => {
      const slept = await inTransaction(pool, 'BEGIN', async (tx) => {
        await tx.withoutTimeLimit();
        return tx.query<{ done: number }>('SELECT 1 AS done FROM pg_sleep(0.8)');
      });
      expect(slept).toEqual([{ done: 1 }]);
    });
  });
});
