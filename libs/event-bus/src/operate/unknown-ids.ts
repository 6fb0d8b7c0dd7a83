import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';

/** Of these ids of events those that are not in a service's outbox or inbox; in no order. What stands aside of an inbox counts as in it. */
export async function unknownIds(tx: Tx, service: ServiceName, table: 'outbox' | 'inbox', ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `SELECT asked.id FROM unnest($1::uuid[]) AS asked(id) WHERE ${unknownTo(service, table)}${table === 'inbox' ? ` AND ${unknownTo(service, 'inbox_aside')}` : ''}`, [ids]);
  return rows.map(({ id }) => id);
}

const unknownTo = (service: ServiceName, table: string): string => `NOT EXISTS (SELECT FROM ${schemaOf(service)}.${table} t WHERE t.id = asked.id)`;
