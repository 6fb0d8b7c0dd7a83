import type { Instant } from '@referrals/calendar';
import type { EventData, EventDefinition } from '@referrals/contracts';
import { shardOf, type ServiceDatabase, type Tx } from '@referrals/database';
import { v7 } from 'uuid';

/**
 * Leaves a task for a case in the outbox without taking the case's lock: a change of the directory touches many cases, and
 * whoever held all their locks would wait for everybody. The task does its work under the lock of its own case.
 */
export function leaveTask<D extends EventDefinition>(database: ServiceDatabase, tx: Tx, task: D, caseId: string, data: EventData<D>, at: Instant): void {
  const id = v7();
  const envelope = {
    specversion: '1.0', id, source: `/${database.service}`, type: task.type, subject: caseId, time: at, partitionkey: caseId,
    datacontenttype: 'application/json', data: task.data.parse(data),
  };
  const shard = shardOf(caseId, database.shards);
  tx.write('INSERT INTO outbox (id, shard, key, type, at, envelope) VALUES ($1, $2, $3, $4, $5, $6)', [id, shard, caseId, task.type, at, JSON.stringify(envelope)]);
  tx.afterCommit(() => database.wakeOutbox(shard));
}
