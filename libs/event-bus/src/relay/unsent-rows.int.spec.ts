import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPool, inTransaction, roleUrls, SHARDS, type Tx } from '@referrals/database';
import { testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { busDatabase } from '../conformance/bus-database.js';
import { readSendable } from '../kafka/sendable-rows.js';
import { findUnsentShards, readUnsent } from './unsent-rows.js';

const SERVICE = 'referral-desk';

interface Plan { readonly 'Index Name'?: string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }
const scansOf = (plan: Plan): string[] => [
  ...(plan['Relation Name'] === 'outbox' ? [plan['Index Name'] ?? 'the whole table'] : []), ...(plan.Plans ?? []).flatMap(scansOf),
];

describe('what a relay reads of an outbox', () => {
  let cluster: TestDatabase;
  let bus: pg.Pool;
  let owner: pg.Pool;
  let scans: string[] = [];

  beforeAll(async () => {
    cluster = await busDatabase();
    bus = createPool({ url: roleUrls(cluster.url, SERVICE, testRoleSecret).bus, name: 'bus', max: 1, schema: 'app', onError: () => undefined });
    owner = createPool({ url: cluster.url, name: 'owner', max: 1, schema: 'referral_desk', onError: () => undefined });
    // Statistics of a day on which the broker was away, and nearly all of it sent since.
    await owner.query(`INSERT INTO outbox (id, shard, key, type, at, envelope)
      SELECT gen_random_uuid(), n % ${SHARDS}, gen_random_uuid(), 'referral-desk.referral.opened.v1', now(), '{}' FROM generate_series(1, 20000) AS n`);
    await owner.query('ANALYZE outbox');
    await owner.query('UPDATE outbox SET sent_at = now() WHERE seq <= 19000');
  });
  afterAll(async () => {
    await Promise.all([bus.end(), owner.end()]);
    await cluster.drop();
  });

  /** The same statements, explained instead of run. */
  async function explain(sql: string, values?: readonly unknown[]): Promise<{ rows: never[] }> {
    const { rows } = await bus.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${sql}`, [...values ?? []]);
    scans = scansOf(rows[0]?.['QUERY PLAN'][0].Plan ?? {});
    return { rows: [] };
  }
  const explaining = { query: async (sql: string, values?: readonly unknown[]) => (await explain(sql, values)).rows } as unknown as Tx;
  const every = Array.from({ length: SHARDS }, (_, shard) => shard);

  it.each([
    ['to copy', () => readUnsent(explaining, SERVICE, every, 100)],
    ['to find shards', () => findUnsentShards(explaining, [SERVICE], SHARDS)],
    ['to send', () => readSendable({ query: explain } as unknown as pg.PoolClient, SERVICE, every, 100)],
  ])('%s never walks through what was sent', async (_what, read) => {
    await read();
    expect(scans).toEqual(['outbox_unsent']);
  });

  it('comes in order', async () => {
    const rows = await inTransaction(bus, 'BEGIN', (tx) => readUnsent(tx, SERVICE, [3], 100));
    expect(rows).toHaveLength(100);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).toSorted((one, other) => one - other));
    expect(new Set(rows.map(({ shard }) => shard))).toEqual(new Set([3]));
  });
});
