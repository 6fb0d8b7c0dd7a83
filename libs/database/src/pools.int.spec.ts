import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@referrals/testing';
import { createPool } from './pools.js';

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
});
