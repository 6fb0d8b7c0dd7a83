import { Injectable } from '@nestjs/common';
import { UnheardSupplementDue } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { leaveTasks } from './leave-tasks.js';

/**
 * A supplement that the release before took, alone or beside this one, was told to no desk, and what is unread may have been concluded there. Each
 * day those are looked for: a task for each report, which tells it or says that it was heard. What this release took is known to be told, so once the other has ended nothing is found.
 */
@Injectable()
export class UnheardSupplementsJob implements Job {
  readonly name = 'unheard-supplements';
  readonly schedule = { at: '00:20' };

  constructor(private readonly database: ServiceDatabase) {}

  async run({ at, asWorker }: JobTurn): Promise<void> {
    await asWorker(async (tx) => {
      const found = await tx.query<{ reportId: string }>(`SELECT DISTINCT report_id AS "reportId" FROM referral
        WHERE CASE WHEN unread_since IS NOT NULL THEN state IN ('concluded', 'fed_back', 'ended')
          ELSE owned_since < supplemented_at AND coalesce(read_through < supplemented_at, true) AND state <> 'merged' AND (role <> 'NOTICE' OR state <> 'routed') END`);
      await leaveTasks(this.database, tx, UnheardSupplementDue, found, at);
    });
  }
}
