import type { Instant } from '@referrals/calendar';
import type { EventData, EventDefinition } from '@referrals/contracts';
import { shardOf, type ServiceDatabase, type Tx } from '@referrals/database';
import { v7 } from 'uuid';

/** Tasks in one statement; all there are go out in pages so that no message grows without bound. */
const PAGE = 1_000;

/**
 * Leaves a task for each of these reports, to be done under the lock of its own case. No lock is taken here: a task has no order among its
 * case's events, and the relay marks rows instead of keeping a cursor.
 */
export async function leaveTasks<D extends EventDefinition>(
  database: ServiceDatabase, tx: Tx, { type }: D, all: readonly (EventData<D> & { readonly reportId: string })[], at: Instant,
): Promise<void> {
  for (let from = 0; from < all.length; from += PAGE) {
    const tasks = all.slice(from, from + PAGE).map((data) => ({
      key: data.reportId, shard: shardOf(data.reportId, database.shards),
      envelope: {
        specversion: '1.0', id: v7(), source: `/${database.service}`, type, subject: data.reportId, time: at, partitionkey: data.reportId,
        datacontenttype: 'application/json', data,
      },
    }));
    await tx.query(
      `INSERT INTO outbox (id, shard, key, type, at, envelope)
       SELECT (t.envelope->>'id')::uuid, t.shard, t.key, $1, $2, t.envelope FROM jsonb_to_recordset($3) AS t(key uuid, shard smallint, envelope jsonb)`,
      [type, at, JSON.stringify(tasks)],
    );
    for (const shard of new Set(tasks.map((task) => task.shard))) tx.afterCommit(() => database.wakeOutbox(shard));
  }
}
