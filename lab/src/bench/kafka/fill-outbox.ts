import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReportFiled, referralDeskEvents, type EventEnvelope } from '@referrals/contracts';
import { SHARDS, shardOf } from '@referrals/database';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { v7 } from 'uuid';
import type { CaseService } from './exchange-side.js';

/** What the other service tells while this one is away. */
const TOLD = {
  'referral-desk': [ReportFiled.type],
  'mandatory-reporting': referralDeskEvents.filter((event) => event.topic === 'referral-desk.referral').map((event) => event.type),
} as const satisfies Record<CaseService, readonly string[]>;

const BATCH = 5_000;

/**
 * Puts at least so many events for a service that is away into the outbox of the other, by COPY: those of the case that was told of
 * last, again and again, each time with a report, referrals and events of its own. The relay takes them from there like any other.
 * Answers how many.
 */
export async function fillOutbox(url: string, outbox: string, away: CaseService, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ envelope: EventEnvelope }>(
      `SELECT envelope FROM ${outbox} WHERE type = ANY ($1) AND key = (SELECT key FROM ${outbox} WHERE type = ANY ($1) ORDER BY seq DESC LIMIT 1) ORDER BY seq`, [TOLD[away]]);
    if (rows.length === 0) throw new Error(`Nothing was told to ${away}`);
    const told = rows.map(({ envelope }) => envelope);
    const cases = Math.ceil(count / told.length);
    for (let from = 0; from < cases; from += BATCH) {
      const lines = Array.from({ length: Math.min(BATCH, cases - from) }, () => copyCase(told)).flat();
      await pipeline(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), client.query(copyFrom(`COPY ${outbox} (id, shard, key, type, at, envelope) FROM STDIN`)));
    }
    return cases * told.length;
  } finally {
    await client.end();
  }
}

/** A line for each event, in order. Ids are of the kind that the services give: one after the other in every index, not all over it. */
function copyCase(told: readonly EventEnvelope[]): string[] {
  const report = v7();
  const others = new Map(told.flatMap((envelope) => [envelope.id, (envelope.data as { referralId?: string }).referralId]).map((id) => [id, v7()]));
  return told.map((envelope) => {
    let text = JSON.stringify(envelope).replaceAll(envelope.partitionkey, report);
    for (const [id, another] of others) if (id !== undefined) text = text.replaceAll(id, another);
    return [others.get(envelope.id), shardOf(report, SHARDS), report, envelope.type, envelope.time, text.replaceAll('\\', String.raw`\\`)].join('\t');
  });
}
