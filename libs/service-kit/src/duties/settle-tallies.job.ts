import type { Job, JobTurn } from '../jobs/job.js';

const SCOPE = 'clock, owner, division, seen_by, hidden_desks, hidden_staff';

/** Puts the tallies that changes left together, so that counting reads a row for each number. Nothing waits for it, and no sum changes by it. */
export class SettleTalliesJob implements Job {
  readonly name = 'settle-tallies';
  readonly schedule = { everySeconds: 15 };

  run({ asWorker }: JobTurn): Promise<void> {
    return asWorker(async (tx) => { await tx.query(SETTLE); });
  }
}

/** What is told apart by desk and clock first, by all the rest then: the rest has no index, nor needs one. */
const SETTLE = `WITH left_over AS (DELETE FROM duty_tally WHERE NOT settled RETURNING ${SCOPE}, n),
  moved AS (SELECT ${SCOPE}, sum(n) AS n FROM left_over GROUP BY ${SCOPE}),
  known AS (
    DELETE FROM duty_tally AS t USING moved AS m WHERE t.settled AND t.clock = m.clock AND coalesce(t.owner::text, '') = coalesce(m.owner::text, '')
      AND (t.division, t.seen_by, t.hidden_desks, t.hidden_staff) IS NOT DISTINCT FROM (m.division, m.seen_by, m.hidden_desks, m.hidden_staff)
    RETURNING t.clock, t.owner, t.division, t.seen_by, t.hidden_desks, t.hidden_staff, t.n
  )
  INSERT INTO duty_tally (${SCOPE}, n, settled) SELECT ${SCOPE}, sum(n), true FROM (SELECT * FROM moved UNION ALL SELECT * FROM known) AS one GROUP BY ${SCOPE} HAVING sum(n) <> 0`;
