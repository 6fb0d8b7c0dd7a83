import { Injectable } from '@nestjs/common';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { ReassignmentDue, type DeskRecord } from '@referrals/contracts';
import { ServiceDatabase, shardOf, type Tx } from '@referrals/database';
import { ClockPort, type FollowsDesks } from '@referrals/service-kit';
import { v7 } from 'uuid';

/** Reports asked for in one statement; a desk's whole stock goes out in pages so that no message grows without bound. */
const PAGE = 1_000;

/**
 * Leaves a task for each report whose referrals lie at a desk that closed or has nobody left; the task is done under that
 * case's own lock. Doing it twice moves nothing twice.
 */
@Injectable()
export class FindLeftReferrals implements FollowsDesks {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async deskRecorded(tx: Tx, desk: DeskRecord): Promise<void> {
    await this.checkDesk(tx, desk);
  }

  /** Number of reports left there. */
  async checkDesk(tx: Tx, desk: DeskRecord): Promise<number> {
    const now = this.clock.now();
    const today = shanghaiDate(now);
    // A person who stepped aside from a case may have been the last but one there: each case of the desk is looked at then.
    const open = desk.opensOn <= today && (desk.closesOn === undefined || desk.closesOn > today);
    const left = await this.reportsLeft(tx, desk, open);
    for (let from = 0; from < left.length; from += PAGE) await this.leaveTasks(tx, desk.id, left.slice(from, from + PAGE), now);
    return left.length;
  }

  private async reportsLeft(tx: Tx, desk: DeskRecord, open: boolean): Promise<string[]> {
    const rows = await tx.query<{ report: string }>(
      `SELECT DISTINCT report_id AS report FROM referral
       WHERE owner = $1 AND state IN ('routed', 'opened', 'acknowledged', 'accepted', 'returned', 'concluded') AND (NOT $2 OR hidden_staff @> $3::uuid[])`,
      [desk.id, open, desk.members.map((member) => member.staff)],
    );
    return rows.map((row) => row.report);
  }

  private async leaveTasks(tx: Tx, desk: string, reports: readonly string[], at: Instant): Promise<void> {
    const tasks = reports.map((reportId) => ({
      key: reportId, shard: shardOf(reportId, this.database.shards),
      envelope: {
        specversion: '1.0', id: v7(), source: `/${this.database.service}`, type: ReassignmentDue.type, subject: reportId, time: at, partitionkey: reportId,
        datacontenttype: 'application/json', data: { reportId, desk },
      },
    }));
    // No lock of the case here: a task has no order among its case's events, and the relay marks rows instead of keeping a cursor.
    await tx.query(
      `INSERT INTO outbox (id, shard, key, type, at, envelope)
       SELECT (t.envelope->>'id')::uuid, t.shard, t.key, $1, $2, t.envelope FROM jsonb_to_recordset($3) AS t(key uuid, shard smallint, envelope jsonb)`,
      [ReassignmentDue.type, at, JSON.stringify(tasks)],
    );
    for (const shard of new Set(tasks.map((task) => task.shard))) tx.afterCommit(() => this.database.wakeOutbox(shard));
  }
}
