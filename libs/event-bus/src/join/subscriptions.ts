import type { Instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';

/** What a new subscriber gets of an event: all there ever was, or what is published from the moment it joins. */
export type From = 'beginning' | 'now';

/** As a handler declares it. */
export interface Listening { readonly type: string; readonly from: From }

/** A type that a service listens to, as it stands in its own schema. */
export interface Subscription {
  readonly type: string;
  /** Of this joining: another where the subscriber began anew. */
  readonly id: string;
  readonly wanted: From;
  readonly state: 'JOINING' | 'JOINED';
  readonly joinedAt: string | null;
}

/**
 * Notes what a service listens to, each type once: what was not noted before joins from now on. It must be committed before anything of
 * this process carries events: what comes live meanwhile stands aside. As the bus role.
 */
export async function noteListening(tx: Tx, service: ServiceName, listening: readonly Listening[], now: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO ${schemaOf(service)}.subscription (type, wanted, state, noted_at) SELECT type, wanted, 'JOINING', $3 FROM unnest($1::text[], $2::text[]) AS one(type, wanted)
     ON CONFLICT (type) DO NOTHING`, [listening.map(({ type }) => type), listening.map(({ from }) => from), now]);
}

export function readSubscriptions(tx: Tx, service: ServiceName): Promise<Subscription[]> {
  return tx.query<Subscription>(`SELECT type, id, wanted, state, joined_at AS "joinedAt" FROM ${schemaOf(service)}.subscription`);
}

/** Whether a service joins anything from the beginning. */
export async function hasHistoryToCome(tx: Tx, service: ServiceName): Promise<boolean> {
  const row = await tx.maybeOne<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${schemaOf(service)}.subscription WHERE state = 'JOINING' AND wanted = 'beginning') AS any`);
  return row?.any === true;
}
