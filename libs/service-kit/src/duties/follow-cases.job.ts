import type { ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';
import type { Logger } from '../run/logger.js';
import { CASES, NOT_SKIPPED, PassCases } from './pass-cases.js';

/**
 * Cases from before there were duties, and those that a release without them changed, owe what they owe without waiting for somebody to touch
 * them: each is followed from its first event. Nothing is recorded of it but the steps that were due.
 */
export class FollowCasesJob implements Job {
  readonly name = 'follow-cases';
  readonly schedule = { everySeconds: 900 };
  private readonly cases: PassCases;

  constructor(database: ServiceDatabase, logger: Logger) {
    this.cases = new PassCases(database, logger);
  }

  run(turn: JobTurn): Promise<void> {
    return this.cases.pass(turn, { look: (asWorker, after) => asWorker((tx) => tx.query(BEHIND, [turn.at, after, CASES])), still: { holds: 'head.followed IS DISTINCT FROM head.n', values: [] } });
  }
}

const BEHIND = `SELECT case_id AS "caseId" FROM case_head AS found WHERE followed IS DISTINCT FROM n AND n > 0 AND case_id > $2 AND ${NOT_SKIPPED} ORDER BY case_id LIMIT $3`;
