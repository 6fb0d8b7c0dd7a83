import type { Instant } from '@referrals/calendar';
import type { EventData, EventDefinition } from '@referrals/contracts';
import { shardOf, type ServiceDatabase, type Tx } from '@referrals/database';
import { v7 } from 'uuid';

/** Reports asked for in one statement, so that no message grows without bound. */
const PAGE = 1_000;

/**
 * Leaves a task for each of these reports: what it says is done under that case's own lock, by the handler of the event. Doing one twice
 * changes nothing twice.
 */
export async function leaveTasks<D extends EventDefinition>(
  database: ServiceDatabase, tx: Tx, event: D, reports: readonly string[], dataOf: (reportId: string) => EventData<D>, at: Instant,
): Promise<void> {
  for (let from = 0; from < reports.length; from += PAGE) {
    const tasks = reports.slice(from, from + PAGE).map((reportId) => ({
      key: reportId, shard: shardOf(reportId, database.shards),
      envelope: {
        specversion: '1.0', id: v7(), source: `/${database.service}`, type: event.type, subject: reportId, time: at, partitionkey: reportId,
        datacontenttype: 'application/json', data: dataOf(reportId),
      },
    }));
    // No lock of the case here: a task has no order among its case's events, and the relay marks rows instead of keeping a cursor.
    await tx.query(
      `INSERT INTO outbox (id, shard, key, type, at, envelope)
       SELECT (t.envelope->>'id')::uuid, t.shard, t.key, $1, $2, t.envelope FROM jsonb_to_recordset($3) AS t(key uuid, shard smallint, envelope jsonb)`,
      [event.type, at, JSON.stringify(tasks)],
    );
    for (const shard of new Set(tasks.map((task) => task.shard))) tx.afterCommit(() => database.wakeOutbox(shard));
  }
}
