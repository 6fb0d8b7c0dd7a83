import type { ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';
import type { Logger } from '../run/logger.js';
import { readCalendar } from './calendar-store.js';
import { CASES, NOT_SKIPPED, PassCases } from './pass-cases.js';

/**
 * When a year's notice has taken effect, duties that waited for it are dated again without waiting for somebody to touch their cases: date
 * and time of the next step within 15 s. What was told before is told no second time.
 */
export class DateAgainJob implements Job {
  readonly name = 'date-again';
  readonly schedule = { everySeconds: 15 };
  private readonly cases: PassCases;

  constructor(private readonly database: ServiceDatabase, logger: Logger) {
    this.cases = new PassCases(database, logger);
  }

  async run(turn: JobTurn): Promise<void> {
    if (this.database.duties === undefined) return;
    const revision = (await turn.asWorker(readCalendar)).revisionAt(turn.at);
    if (revision === 0) return;
    await this.cases.pass(turn, {
      look: (asWorker, after) => asWorker((tx) => tx.query(WAITING, [turn.at, after, CASES, revision])), still: { holds: STILL_WAITING, values: [revision] },
    });
  }
}

const WAITING = `SELECT DISTINCT case_id AS "caseId" FROM duty AS found WHERE state = 'OPEN' AND awaits_notice AND calendar_revision < $4 AND case_id > $2 AND ${NOT_SKIPPED}
  ORDER BY case_id LIMIT $3`;
const STILL_WAITING = `EXISTS (SELECT FROM duty WHERE duty.case_id = head.case_id AND duty.state = 'OPEN' AND duty.awaits_notice AND duty.calendar_revision < $2)`;
