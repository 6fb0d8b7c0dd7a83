import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { createPool, inTransaction, roleUrls, SHARDS, Tx } from '@referrals/database';
import { testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { busDatabase } from '../conformance/bus-database.js';
import { Explaining, plansMadeFor } from '../explain.fixture.js';
import { findReadyShards, readReady } from './ready-rows.js';

describe('what a worker reads of an inbox', () => {
  let cluster: TestDatabase;
  let worker: pg.Pool;
  let owner: pg.Pool;
  let explaining: Explaining;
  const now = systemClock.now();
  const every = new Map(Array.from({ length: SHARDS }, (_, shard) => [shard, 50] as const));
  const fill = async (count: number, doneAt: string): Promise<void> => {
    await owner.query(`INSERT INTO inbox (id, shard, key, type, received_at, envelope, done_at)
      SELECT uuidv7(), n % ${SHARDS}, uuidv7(), 'mandatory-reporting.report.filed.v1', now(), '{}', ${doneAt} FROM generate_series(1, ${count}) AS n`);
  };

  const readings: readonly [string, (tx: Tx) => Promise<unknown>][] = [
    ['to handle', (tx) => readReady(tx, every, now)],
    ['to find shards', (tx) => findReadyShards(tx, SHARDS, now)],
  ];
  /** How each reads the inbox while there is nothing in it yet. */
  const whenEmpty = new Map<string, readonly string[]>();

  beforeAll(async () => {
    cluster = await busDatabase();
    const open = (url: string): pg.Pool => createPool({ url, name: 'inbox', max: 1, schema: 'referral_desk', onError: () => undefined });
    worker = open(roleUrls(cluster.url, 'referral-desk', testRoleSecret).worker);
    owner = open(cluster.url);
    explaining = new Explaining(worker, 'inbox');
    for (const [what, read] of readings) {
      await read(explaining.tx);
      whenEmpty.set(what, explaining.scans);
    }
    // Statistics of a quiet day, and then a backlog; keys in order of time, as they are given, or each index would look as dear as it is.
    await fill(300, 'now()');
    await owner.query('ANALYZE inbox');
    await fill(20_000, 'NULL');
  });
  afterAll(async () => {
    await Promise.all([worker.end(), owner.end()]);
    await cluster.drop();
  });

  it.each(readings)('%s never walks through the backlog, nor by a plan made before there was one', async (what, read) => {
    await read(explaining.tx);
    expect(explaining.scans).toEqual(['inbox_ready']);
    expect(whenEmpty.get(what)).toEqual(['inbox_ready']);
  });

  it.each(readings)('%s is not planned anew each time', async (_what, read) => {
    expect(await plansMadeFor(worker, (client) => read(new Tx(client)))).toBeLessThan(10);
  });

  it('comes in order, of each shard no more than its limit', async () => {
    const rows = await inTransaction(worker, 'BEGIN', (tx) => readReady(tx, new Map([[3, 100], [5, 20]]), now));
    const seqs = rows.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
    expect([3, 5].map((shard) => rows.filter((row) => row.shard === shard).length)).toEqual([100, 20]);
  });
});
