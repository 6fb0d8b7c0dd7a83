import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { serviceDatabase, type ServiceUnderTest } from '@referrals/service-harness';
import { v7 } from 'uuid';
import { referralDesk } from '../index.js';

describe('the head of a case', () => {
  let under: ServiceUnderTest;
  const admitted = v7();
  beforeAll(async () => {
    under = await serviceDatabase(referralDesk);
    await under.database.asWorker(async (tx) => {
      await tx.query(`INSERT INTO case_head (case_id, n, hash, at) SELECT gen_random_uuid(), 3, 'x', now() FROM generate_series(1, 2000)`);
      await tx.query(`INSERT INTO case_head (case_id, n, hash, at) VALUES ($1, 3, 'x', now())`, [admitted]);
    });
  });
  afterAll(async () => { await under.close(); });

  it('is found by its index under row security, however many there are', async () => {
    const context = { staff: v7(), desks: [], roles: [], reports: [admitted], at: instant('2026-05-11T00:20:00.000Z') };
    const found = await under.database.transaction(context, async (tx) => {
      const held = await tx.maybeOne<{ case: string }>(`SELECT case_id AS "case" FROM hold_case('hash', 'body', 'principal', 'route', 'key', 'clear')`);
      const scans = await tx.maybeOne<{ all: number; one: number }>(`SELECT seq_scan AS all, idx_scan AS one FROM pg_stat_xact_user_tables WHERE relid = 'case_head'::regclass`);
      return { case: held?.case, ...scans };
    });
    expect(found).toEqual({ case: admitted, all: 0, one: 1 });
  });
});
