import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { organisationsInConflict, routingPackAt, type Facts } from '@referrals/policy';
import type { DirectoryCopy, DirectoryCopyStore } from '@referrals/service-kit';
import { requireRouting } from './routing-readiness.js';

/** Advisory lock between decisions that name organisations and changes of desks. */
const CONFLICT_LOCK = 7301;

/**
 * The directory a decision is made with. When the facts name organisations in conflict, no desk can change until the commit:
 * otherwise one added meanwhile would see neither this report nor be excluded by it.
 * @throws DomainError ROUTING_NOT_READY
 */
export async function readDirectory(tx: Tx, store: DirectoryCopyStore, facts: Facts, now: Instant): Promise<DirectoryCopy> {
  if (organisationsInConflict(routingPackAt(now), facts).size > 0) {
    await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [CONFLICT_LOCK]);
    store.forget(tx);
  }
  const copy = await store.load(tx);
  requireRouting(copy, now);
  return copy;
}

/** Taken by whoever changes a desk, before it looks for the reports that name its organisation. */
export async function holdDecisions(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [CONFLICT_LOCK]);
}
