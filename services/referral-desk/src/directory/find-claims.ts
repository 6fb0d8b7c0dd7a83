import { Injectable } from '@nestjs/common';
import { ClaimReleaseDue, type EventData, type StaffStandingRecorded } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, type FollowsStaff } from '@referrals/service-kit';
import { leaveTasks } from '../case/leave-tasks.js';

/** Leaves a task for each report of which a suspended person has something in hand. */
@Injectable()
export class FindClaims implements FollowsStaff {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async staffStands(tx: Tx, { staff, suspended }: EventData<typeof StaffStandingRecorded>): Promise<void> {
    if (!suspended) return;
    const rows = await tx.query<{ report: string }>('SELECT DISTINCT report_id AS report FROM referral WHERE claimed_by = $1', [staff]);
    await leaveTasks(this.database, tx, ClaimReleaseDue, rows.map(({ report }) => ({ reportId: report, staff })), this.clock.now());
  }
}
