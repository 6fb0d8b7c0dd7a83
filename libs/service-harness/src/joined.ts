import { createPool, schemaOf } from '@referrals/database';
import { heardBy } from '@referrals/event-bus';
import type { ServiceDefinition } from '@referrals/service-kit';

/** A service that stands alone has nobody who could hand over a past: it takes what is delivered as live. */
export async function joined(url: string, { name, subscriptions }: ServiceDefinition): Promise<void> {
  const pool = createPool({ url, name: 'test', max: 1, schema: schemaOf(name) });
  try {
    await pool.query(
      `INSERT INTO ${schemaOf(name)}.subscription (type, wanted, state, noted_at, joined_at) SELECT type, 'now', 'JOINED', now(), now() FROM unnest($1::text[]) AS type
       ON CONFLICT (type) DO UPDATE SET state = 'JOINED', joined_at = now()`, [subscriptions.flatMap(heardBy).map(({ type }) => type)]);
  } finally {
    await pool.end();
  }
}
