import { changeHeads, type ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';

const TOGETHER = 50;

/**
 * Cases from before there were duties, and those that a release without them changed, owe what they owe without waiting for somebody to touch
 * them: each is followed from its first event. Nothing is recorded of it but the steps that were due.
 */
export class FollowCasesJob implements Job {
  readonly name = 'follow-cases';
  readonly schedule = { everySeconds: 900 };

  constructor(private readonly database: ServiceDatabase) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    for (let after = FIRST; ;) {
      stopping.throwIfAborted();
      const cases = await asWorker(async (tx) => {
        const rows = await tx.query<{ caseId: string }>(BEHIND, [after, TOGETHER]);
        const heads = rows.map(({ caseId }) => caseId);
        if (heads.length > 0) await changeHeads(this.database, tx, { heads, actor: { role: 'SYSTEM' }, now: at }, () => ({}));
        return heads;
      });
      const last = cases.at(-1);
      if (last === undefined || cases.length < TOGETHER) return;
      after = last;
    }
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const BEHIND = 'SELECT case_id AS "caseId" FROM case_head WHERE followed IS DISTINCT FROM n AND n > 0 AND case_id > $1 ORDER BY case_id LIMIT $2';
