import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';
import type { Logger } from '../run/logger.js';
import { CASES, NOT_SKIPPED, PassCases } from './pass-cases.js';

/**
 * Fires the steps of ladders that are due, each once and with the time it was to fire, whatever time that was. What a step needs is done by
 * the change of the case itself: the job only lets time pass for cases nobody touches.
 */
export class EscalateDutiesJob implements Job {
  readonly name = 'escalate-duties';
  readonly schedule = { everySeconds: 1 };
  /** Largest time seen: a clock that runs backwards takes nothing back. */
  private latest: Instant | undefined;
  private readonly cases: PassCases;

  constructor(private readonly database: ServiceDatabase, logger: Logger) {
    this.cases = new PassCases(database, logger);
  }

  async run(turn: JobTurn): Promise<void> {
    if (this.database.duties === undefined) return;
    this.latest = this.latest !== undefined && this.latest > turn.at ? this.latest : turn.at;
    const now = this.latest;
    await this.cases.pass({ ...turn, at: now }, { look: (asWorker, after) => asWorker((tx) => tx.query(DUE, [now, after, CASES])), still: { holds: STILL_DUE, values: [now] } });
  }
}

const DUE = `SELECT DISTINCT case_id AS "caseId" FROM duty AS found WHERE next_step_at <= $1 AND case_id > $2 AND ${NOT_SKIPPED} ORDER BY case_id LIMIT $3`;
const STILL_DUE = 'EXISTS (SELECT FROM duty WHERE duty.case_id = head.case_id AND duty.next_step_at <= $2)';
