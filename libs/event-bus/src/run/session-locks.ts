import { asDatabaseError, prepared } from '@referrals/database';
import type { ServiceName } from '@referrals/contracts';
import type pg from 'pg';
import { lockClass, TRY_SESSION_LOCKS, type Side } from './shard-lock.js';

/**
 * Holds shards of an outbox for as long as `work` takes, without a transaction: a broker may answer slowly, and an open transaction
 * would hold up the database meanwhile. The locks are the connection's own; when it is lost so are they, unknown to us. That does no
 * harm: whoever goes on sends in order from its first unsent row, so no event first appears before its predecessor, and the inbox
 * knows what comes twice. What `read` asks travels with the locks and is answered behind them; of a shard that is not held it counts
 * for nothing.
 */
export async function holdingShards<R, T>(
  pool: pg.Pool, service: ServiceName, shards: readonly number[], read: (client: pg.PoolClient) => Promise<R>,
  work: (client: pg.PoolClient, held: ReadonlySet<number>, found: R) => Promise<T>, side: Side = 'relay',
): Promise<T> {
  let client: pg.PoolClient | undefined;
  let failed = true;
  try {
    client = await pool.connect();
    const [{ rows }, found] = await Promise.all([
      client.query<{ shard: number }>(prepared(TRY_SESSION_LOCKS, [lockClass(side, service), shards])),
      read(client),
    ]);
    const held = new Set(rows.map(({ shard }) => shard));
    const result = await work(client, held, found);
    if (held.size > 0) await client.query(prepared('SELECT pg_advisory_unlock_all()', []));
    failed = false;
    return result;
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    // A connection that failed may still hold locks: they end with it.
    client?.release(failed);
  }
}
