import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPool, inTransaction, roleUrls, SHARDS } from '@referrals/database';
import { testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { busDatabase } from '../conformance/bus-database.js';
import { Explaining, plansMadeFor } from '../explain.fixture.js';
import { readSendable } from '../kafka/sendable-rows.js';
import { findUnsentShards, readUnsent } from './unsent-rows.js';

const SERVICE = 'referral-desk';

describe('what a relay reads of an outbox', () => {
  let cluster: TestDatabase;
  let bus: pg.Pool;
  let owner: pg.Pool;
  let explaining: Explaining;

  beforeAll(async () => {
    cluster = await busDatabase();
    bus = createPool({ url: roleUrls(cluster.url, SERVICE, testRoleSecret).bus, name: 'bus', max: 1, schema: 'app', onError: () => undefined });
    owner = createPool({ url: cluster.url, name: 'owner', max: 1, schema: 'referral_desk', onError: () => undefined });
    explaining = new Explaining(bus, 'outbox');
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

  const every = Array.from({ length: SHARDS }, (_, shard) => shard);

  it.each([
    ['to copy', () => readUnsent(explaining.tx, SERVICE, every, 100)],
    ['to find shards', () => findUnsentShards(explaining.tx, [SERVICE], SHARDS)],
    ['to send', () => readSendable(explaining as unknown as pg.PoolClient, SERVICE, every, 100)],
  ])('%s never walks through what was sent', async (_what, read) => {
    await read();
    expect(explaining.scans).toEqual(['outbox_unsent']);
  });

  it('is not planned anew each time', async () => {
    expect(await plansMadeFor(bus, (client) => readSendable(client, SERVICE, [3, 5], 100))).toBeLessThan(10);
  });

  it('comes in order', async () => {
    const rows = await inTransaction(bus, 'BEGIN', (tx) => readUnsent(tx, SERVICE, [3], 100));
    expect(rows).toHaveLength(100);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).toSorted((one, other) => one - other));
    expect(new Set(rows.map(({ shard }) => shard))).toEqual(new Set([3]));
  });
});
