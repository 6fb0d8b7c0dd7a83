import { ask } from '@referrals/testing';

/**
 * So many open duties of as many cases, on so many desks of one city, the demo's county police among them: due within a month, the next step of
 * each still to come; of every twentieth a coordinator and a procuratorate were told. Rows alone, with what their triggers would have left: nothing
 * is asked of their cases.
 */
export async function fillOpen(url: string, open: number, desks: number): Promise<void> {
  await ask(url, `
    SET session_replication_role = replica; SET synchronous_commit = off;
    CREATE TEMP TABLE owing AS SELECT row_number() OVER () AS n, id, division FROM (
      SELECT id, jurisdiction AS division FROM directory.desk WHERE code = 'psb.yx' UNION ALL SELECT gen_random_uuid(), '430223' FROM generate_series(2, ${desks})
    ) AS one;
    INSERT INTO referral_desk.duty (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, pauses, due_at, provisional, state, next_step_at, seen_by, version)
    SELECT gen_random_uuid(), gen_random_uuid(), like_it.clock, like_it.pack, like_it.row_from, gen_random_uuid(), gen_random_uuid(), owing.id, owing.division, gen_random_uuid(),
      now(), '[]', now() + interval '1 day' + n.n * interval '2 seconds', false, 'OPEN', now() + interval '12 hours' + n.n * interval '2 seconds',
      CASE WHEN n.n % 20 = 0 THEN told.desks ELSE '{}' END, 1
    FROM generate_series(1, ${open}) AS n(n) JOIN owing ON owing.n = 1 + n.n % ${desks},
      (SELECT clock, pack, row_from FROM referral_desk.duty WHERE clock = 'RD-OPEN-PSB' LIMIT 1) AS like_it,
      (SELECT array_agg(id) AS desks FROM directory.desk WHERE code IN ('coord.yx', 'proc.yx')) AS told;
    SELECT referral_desk.tally_duties();
    ANALYZE referral_desk.duty, referral_desk.duty_tally, referral_desk.duty_told`);
}
