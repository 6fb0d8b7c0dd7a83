import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import { ReassignmentDue } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import type { KnownDesk } from '@referrals/policy';
import { ClockPort, type FollowsDesks } from '@referrals/service-kit';
import { leaveTasks } from '../case/leave-tasks.js';

/**
 * Leaves a task for each report whose referrals lie at a desk that closed or has nobody left; the task is done under that
 * case's own lock. Doing it twice moves nothing twice.
 */
@Injectable()
export class FindLeftReferrals implements FollowsDesks {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async deskRecorded(tx: Tx, desk: KnownDesk): Promise<void> {
    await this.checkDesk(tx, desk);
  }

  /** Number of reports left there. */
  async checkDesk(tx: Tx, desk: KnownDesk): Promise<number> {
    const now = this.clock.now();
    const today = shanghaiDate(now);
    // A person who stepped aside from a case may have been the last but one there: each case of the desk is looked at then.
    const open = desk.opensOn <= today && (desk.closesOn === undefined || desk.closesOn > today);
    const left = await this.reportsLeft(tx, desk, open);
    await leaveTasks(this.database, tx, ReassignmentDue, left.map((reportId) => ({ reportId, desk: desk.id })), now);
    return left.length;
  }

  private async reportsLeft(tx: Tx, desk: KnownDesk, open: boolean): Promise<string[]> {
    const rows = await tx.query<{ report: string }>(
      `SELECT DISTINCT report_id AS report FROM referral
       WHERE owner = $1 AND state IN ('routed', 'opened', 'acknowledged', 'accepted', 'returned', 'concluded') AND (NOT $2 OR hidden_staff @> $3::uuid[])`,
      [desk.id, open, desk.members.map((member) => member.staff)],
    );
    return rows.map((row) => row.report);
  }
}
