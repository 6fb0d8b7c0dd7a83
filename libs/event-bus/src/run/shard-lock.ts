import { SERVICES, type ServiceName } from '@referrals/contracts';
import type { Tx } from '@referrals/database';

/** `aside`: shared by whoever stores into an inbox while its service joins, alone for whoever ends that. `join` and `history`: who does the two sides of joining. */
export type Side = 'relay' | 'worker' | 'aside' | 'join' | 'history';

/** First number of the bus's advisory locks, one per side and service; the second is the shard. */
const LOCK_CLASS = { relay: 7_300, worker: 7_400, aside: 7_500, join: 7_600, history: 7_700 } as const;
export const lockClass = (side: Side, service: ServiceName): number => LOCK_CLASS[side] + SERVICES.indexOf(service);

const tryAll = (lock: string): string => `SELECT shard FROM unnest($2::int[]) AS shard WHERE ${lock}($1, shard)`;
const TRY_LOCKS = tryAll('pg_try_advisory_xact_lock');
/** As `tryShards`, for as long as the connection has them or lives. */
export const TRY_SESSION_LOCKS = tryAll('pg_try_advisory_lock');

/** Takes shards for this transaction; answers those that no other process has. Without its lock nothing of a shard may be committed. */
export async function tryShards(tx: Tx, side: Side, service: ServiceName, shards: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ shard: number }>(TRY_LOCKS, [lockClass(side, service), shards]);
  return new Set(rows.map(({ shard }) => shard));
}

/** As `tryShards` for one shard, held by the session: through several transactions on one connection (`inWorkerSession`). */
export async function tryShardForSession(tx: Tx, side: Side, service: ServiceName, shard: number): Promise<boolean> {
  const row = await tx.maybeOne<{ held: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS held', [lockClass(side, service), shard]);
  return row?.held === true;
}

/** Waits for the shard (at most the lock timeout): for a person's action, which must not race the worker. */
export async function holdShard(tx: Tx, side: Side, service: ServiceName, shard: number): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [lockClass(side, service), shard]);
}
