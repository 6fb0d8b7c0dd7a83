import { SERVICES, type ServiceName } from '@referrals/contracts';
import type { Tx } from '@referrals/database';

/** First number of the bus's advisory locks, one per side and service; the second is the shard. */
const LOCK_CLASS = { relay: 7_300, worker: 7_400 } as const;

function numbers(side: 'relay' | 'worker', service: ServiceName, shard: number): [number, number] {
  return [LOCK_CLASS[side] + SERVICES.indexOf(service), shard];
}

/** Takes the shard for this transaction, or says that another process has it. Without the lock nothing was read, so nothing can be committed. */
export async function tryShard(tx: Tx, side: 'relay' | 'worker', service: ServiceName, shard: number): Promise<boolean> {
  const row = await tx.maybeOne<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS got', numbers(side, service, shard));
  return row?.got === true;
}

/** Waits for the shard (at most the lock timeout): for a person's action, which must not race the worker. */
export async function holdShard(tx: Tx, side: 'relay' | 'worker', service: ServiceName, shard: number): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, $2)', numbers(side, service, shard));
}
