import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventEnvelope } from '@referrals/contracts';
import { SHARDS, shardOf } from '@referrals/database';
import type { UrlOfSchema } from '@referrals/develop';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { v7 } from 'uuid';
import { PAST } from './listeners.subscriptions.js';

const OUTBOX = 'mandatory_reporting.outbox';
const INBOX = 'referral_desk.inbox';

/**
 * So many events of `PAST` in turn of so many cases, by COPY: sent long ago, handled by the service that has always heard them, and
 * known to have arrived there. Nothing may run meanwhile.
 */
export async function fillPast(urlOf: UrlOfSchema, events: number, cases: number): Promise<void> {
  const keys = Array.from({ length: cases }, () => v7());
  const told = Array.from({ length: events }, (_, n) => envelopeOf(keys[n % cases] ?? ''));
  await fill(urlOf('mandatory_reporting'), `${OUTBOX} (id, shard, key, type, at, envelope, sent_at)`,
    told.map((one) => [...columns(one), one.time, JSON.stringify(one), one.time]), `ANALYZE ${OUTBOX}; UPDATE mandatory_reporting.arrival SET seq = (SELECT max(seq) FROM ${OUTBOX})`);
  await fill(urlOf('referral_desk'), `${INBOX} (id, shard, key, type, received_at, done_at, outcome)`,
    told.map((one) => [...columns(one), one.time, one.time, 'DONE']), `ANALYZE ${INBOX}`);
}

function envelopeOf(report: string): EventEnvelope {
  return {
    specversion: '1.0', id: v7(), source: `/${PAST.producer}`, type: PAST.type, subject: report, time: PAST.example.supplementedAt, partitionkey: report,
    datacontenttype: 'application/json', data: { ...PAST.example, reportId: report },
  };
}

const columns = ({ id, partitionkey, type }: EventEnvelope): string[] => [id, String(shardOf(partitionkey, SHARDS)), partitionkey, type];

async function fill(url: string, table: string, rows: readonly (readonly string[])[], then: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lines = rows.map((row) => `${row.join('\t').replaceAll('\\', String.raw`\\`)}\n`);
    await pipeline(Readable.from(lines), client.query(copyFrom(`COPY ${table} FROM STDIN`)));
    await client.query(then);
  } finally {
    await client.end();
  }
}
