import { setTimeout as pause } from 'node:timers/promises';
import { eventDefinition, SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { ask } from '@referrals/testing';

/**
 * Waits until no event older than a second is still on its way: everything in the outboxes then has taken effect in every subscriber's
 * inbox. Asked of the databases themselves, past services and broker. Answers how many were on their way at first.
 */
export async function untilDrained(databaseUrl: (service: ServiceName) => string, signal: AbortSignal): Promise<number> {
  let first: number | undefined;
  for (;;) {
    const behind = await eventsBehind(databaseUrl);
    first ??= behind;
    if (behind === 0 || signal.aborted) return first;
    await pause(200);
  }
}

/** How many events a service sent again because a subscriber had been without them for minutes: what the transport lost, and the product mended. */
export async function countSentAgain(databaseUrl: (service: ServiceName) => string): Promise<number> {
  const counts = await Promise.all(SERVICES.map((service) => ask<{ count: number }>(databaseUrl(service), `SELECT coalesce(sum(sent_again), 0)::int AS count FROM ${schemaOf(service)}.arrival`)));
  return counts.flat().reduce((total, { count }) => total + count, 0);
}

async function eventsBehind(databaseUrl: (service: ServiceName) => string): Promise<number> {
  const sent = new Map<ServiceName, number>();
  for (const producer of SERVICES) {
    const rows = await ask<{ type: string; count: number }>(databaseUrl(producer), `SELECT type, count(*)::int AS count FROM ${schemaOf(producer)}.outbox WHERE at < now() - interval '1 second' GROUP BY type`);
    for (const { type, count } of rows) for (const consumer of eventDefinition(type)?.consumers ?? []) sent.set(consumer, (sent.get(consumer) ?? 0) + count);
  }
  let behind = 0;
  for (const [consumer, count] of sent) {
    const [done] = await ask<{ count: number }>(databaseUrl(consumer), `SELECT count(*)::int AS count FROM ${schemaOf(consumer)}.inbox WHERE done_at IS NOT NULL`);
    behind += Math.max(0, count - (done?.count ?? 0));
  }
  return behind;
}
