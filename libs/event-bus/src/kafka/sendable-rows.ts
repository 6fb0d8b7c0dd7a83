import { eventDefinition, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { prepared, schemaOf, type Tx } from '@referrals/database';
import type { Instant } from '@referrals/calendar';
import type pg from 'pg';
import { UNSENT_OF_SHARD } from '../relay/unsent-rows.js';
import type { HistoryPiece } from '../transport.port.js';

/** An unsent row with what is sent of it. */
export interface SendableRow { readonly seq: number; readonly shard: number; readonly type: string; readonly envelope: EventEnvelope; readonly bytes: number }

/** Unsent rows of some shards, of each in the order of its commits per key, at most `limit`. */
export async function readSendable(client: pg.PoolClient, producer: ServiceName, shards: readonly number[], limit: number): Promise<SendableRow[]> {
  const { rows } = await client.query<Omit<SendableRow, 'bytes' | 'envelope'> & { readonly text: string }>(prepared(
    `SELECT u.seq, u.shard, u.type, u.envelope::text AS text FROM unnest($1::smallint[]) AS s,
       LATERAL (SELECT seq, shard, type, envelope FROM ${schemaOf(producer)}.outbox ${UNSENT_OF_SHARD} LIMIT $2) AS u
     ORDER BY u.seq`, [shards, limit],
  ));
  return rows.map(sendable);
}

/** What of a stretch of an outbox is of these types, in order. */
export async function readStretch(tx: Tx, { producer, types, after, upTo }: HistoryPiece): Promise<SendableRow[]> {
  const rows = await tx.query<Omit<SendableRow, 'bytes' | 'envelope'> & { readonly text: string }>(
    `SELECT seq, shard, type, envelope::text AS text FROM ${schemaOf(producer)}.outbox WHERE seq > $1 AND seq <= $2 AND type = ANY ($3) ORDER BY seq`, [after, upTo, types]);
  return rows.map(sendable);
}

const sendable = ({ seq, shard, type, text }: Omit<SendableRow, 'bytes' | 'envelope'> & { readonly text: string }): SendableRow =>
  ({ seq, shard, type, envelope: JSON.parse(text) as EventEnvelope, bytes: Buffer.byteLength(text) });

export async function markSentNow(client: pg.PoolClient, producer: ServiceName, seqs: readonly number[], now: Instant): Promise<void> {
  await client.query(prepared(`UPDATE ${schemaOf(producer)}.outbox SET sent_at = $2 WHERE seq = ANY ($1::bigint[])`, [seqs, now]));
}

/** Half of what a broker takes in one batch by default (1 MiB), for what the binding adds. */
const LARGEST_BYTES = 524_288;

/**
 * Cuts rows into pieces that a broker takes as one batch, in order. A shard ends at its first row of a type this release does not
 * know: it and all behind it wait for a newer one, because skipping would lose it. An event larger than a piece goes alone.
 */
export function cutPieces(rows: readonly SendableRow[]): { pieces: SendableRow[][]; stoppedAt: ReadonlyMap<number, string> } {
  const stoppedAt = new Map<number, string>();
  const pieces: SendableRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (stoppedAt.has(row.shard)) continue;
    if (eventDefinition(row.type) === undefined) { stoppedAt.set(row.shard, row.type); continue; }
    if (bytes + row.bytes > LARGEST_BYTES) { pieces.push([]); bytes = 0; }
    pieces.at(-1)?.push(row);
    bytes += row.bytes;
  }
  return { pieces, stoppedAt };
}
