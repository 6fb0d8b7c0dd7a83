import { ask } from '@referrals/testing';

/**
 * So many open duties of as many cases, on so many desks of one city, the demo's county police among them: due within a month, the next step of
 * each still to come. Rows alone: nothing is asked of their cases.
 */
export async function fillOpen(url: string, open: number, desks: number): Promise<void> {
  await ask(url, `
    SET session_replication_role = replica; SET synchronous_commit = off;
    CREATE TEMP TABLE owing AS SELECT row_number() OVER () AS n, id, division FROM (
      SELECT id, jurisdiction AS division FROM directory.desk WHERE code = 'psb.yx' UNION ALL SELECT gen_random_uuid(), '430223' FROM generate_series(2, ${desks})
    ) AS one;
    INSERT INTO referral_desk.duty (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, pauses, due_at, provisional, state, next_step_at, version)
    SELECT gen_random_uuid(), gen_random_uuid(), like_it.clock, like_it.pack, like_it.row_from, gen_random_uuid(), gen_random_uuid(), owing.id, owing.division, gen_random_uuid(),
      now(), '[]', now() + interval '1 day' + n.n * interval '2 seconds', false, 'OPEN', now() + interval '12 hours' + n.n * interval '2 seconds', 1
    FROM generate_series(1, ${open}) AS n(n) JOIN owing ON owing.n = 1 + n.n % ${desks},
      (SELECT clock, pack, row_from FROM referral_desk.duty WHERE clock = 'RD-OPEN-PSB' LIMIT 1) AS like_it;
    ANALYZE referral_desk.duty`);
}
