import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';

/** No figure is counted further: so many and more cost as much as so many. */
export const COUNTED_AT_MOST = 20_000;

/** What was counted of a service's duties at a moment. */
export interface DutyFigures {
  /** Past their date and not paused, by clock and by the last step that fired (`NONE`). */
  readonly overdue: readonly { readonly clock: string; readonly step: string; readonly count: number }[];
  /** Open, with a date that rests on a year without a notice. */
  readonly provisional: number;
  /** Steps that should have fired more than a minute ago. */
  readonly stepsWaiting: number;
  /** Cases whose duties could not be derived. */
  readonly skipped: number;
}

/** Counts for metrics once a minute, on one process, by indexes and up to a limit: a scrape reads one row. */
export class CountDutiesJob implements Job {
  readonly name = 'count-duties';
  readonly schedule = { everySeconds: 60 };

  run({ at, asWorker }: JobTurn): Promise<void> {
    return asWorker(async (tx) => {
      const [overdue, counts] = await Promise.all([
        tx.query<DutyFigures['overdue'][number]>(OVERDUE, [at, COUNTED_AT_MOST]),
        tx.maybeOne<Omit<DutyFigures, 'overdue'>>(COUNTS, [at, COUNTED_AT_MOST]),
      ]);
      tx.write('INSERT INTO duty_figures (at, figures) VALUES ($1, $2) ON CONFLICT (one) DO UPDATE SET at = excluded.at, figures = excluded.figures', [at, JSON.stringify({ overdue, ...counts })]);
    });
  }
}

/** What was counted last; undefined before the first time. */
export const readFigures = (tx: Tx): Promise<{ at: Instant; figures: DutyFigures } | undefined> => tx.maybeOne('SELECT at, figures FROM duty_figures');

const OVERDUE = `WITH late AS MATERIALIZED (SELECT id, clock FROM duty WHERE state = 'OPEN' AND due_at <= $1
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(pauses) AS p WHERE (p->>'from')::timestamptz <= $1 AND (p->>'to')::timestamptz > $1) ORDER BY due_at LIMIT $2)
  SELECT late.clock, coalesce((SELECT s.step FROM duty_step s WHERE s.duty_id = late.id ORDER BY s.at DESC LIMIT 1), 'NONE') AS step, count(*)::int AS count FROM late GROUP BY 1, 2 ORDER BY 1, 2`;

const COUNTS = `SELECT
  (SELECT count(*)::int FROM (SELECT FROM duty WHERE state = 'OPEN' AND awaits_notice AND provisional LIMIT $2) AS counted) AS provisional,
  (SELECT count(*)::int FROM (SELECT FROM duty WHERE next_step_at <= $1::timestamptz - interval '1 minute' LIMIT $2) AS counted) AS "stepsWaiting",
  (SELECT count(*)::int FROM (SELECT FROM duty_skipped LIMIT $2) AS counted) AS skipped`;
