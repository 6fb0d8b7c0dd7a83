import type { ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';

/** First number of the bus's advisory locks; the second is the shard. */
export const LOCK_CLASS = { relay: 7_300, worker: 7_400 } as const;

/**
 * One statement that takes the unsent rows of a shard in order, stores each in the inbox of every subscriber and marks them.
 * Parameters: shard, limit, now, a LIKE pattern of types, then for each service the types it subscribes to. Answers how many
 * were sent and which services got something.
 */
export function handOverStatement(producer: ServiceName, services: readonly ServiceName[]): string {
  const inserts = services.map((service, index) => `into_${index} AS (
    INSERT INTO ${schemaOf(service)}.inbox (id, shard, key, type, received_at, envelope)
    SELECT id, shard, key, type, $3, envelope FROM batch WHERE type = ANY ($${index + 5}::text[]) ORDER BY seq
    ON CONFLICT (id) DO NOTHING RETURNING id)`);
  const touched = services.map((service, index) => `CASE WHEN EXISTS (SELECT 1 FROM into_${index}) THEN '${service}' END`);
  return `WITH batch AS MATERIALIZED (
    SELECT seq, id, shard, key, type, envelope FROM ${schemaOf(producer)}.outbox
    WHERE shard = $1 AND sent_at IS NULL AND type LIKE $4 ORDER BY seq LIMIT $2),
  ${inserts.join(',\n  ')},
  marked AS (UPDATE ${schemaOf(producer)}.outbox o SET sent_at = $3 FROM batch WHERE o.seq = batch.seq RETURNING 1)
  SELECT (SELECT count(*)::int FROM marked) AS sent, array_remove(ARRAY[${touched.join(', ')}], NULL) AS touched`;
}
