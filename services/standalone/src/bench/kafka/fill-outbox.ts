import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReportFiled, type EventEnvelope } from '@referrals/contracts';
import { SHARDS, shardOf } from '@referrals/database';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const OUTBOX = 'mandatory_reporting.outbox';
const BATCH = 5_000;

/**
 * Puts so many filings into the outbox of mandatory-reporting, by COPY: each the event of the report that was filed last, with ids of
 * its own. The relay finds them there as any other.
 */
export async function fillOutbox(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [row] } = await client.query<{ envelope: EventEnvelope }>(`SELECT envelope FROM ${OUTBOX} WHERE type = $1 ORDER BY seq DESC LIMIT 1`, [ReportFiled.type]);
    if (row === undefined) throw new Error('No report was filed');
    const { envelope } = row;
    const text = JSON.stringify(envelope).replaceAll('\\', String.raw`\\`);
    for (let from = 0; from < count; from += BATCH) {
      const lines = Array.from({ length: Math.min(BATCH, count - from) }, () => {
        const [id, report] = [randomUUID(), randomUUID()];
        return [id, shardOf(report, SHARDS), report, envelope.type, envelope.time, text.replaceAll(envelope.id, id).replaceAll(envelope.partitionkey, report)].join('\t');
      });
      await pipeline(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), client.query(copyFrom(`COPY ${OUTBOX} (id, shard, key, type, at, envelope) FROM STDIN`)));
    }
  } finally {
    await client.end();
  }
}
