import { createHmac, type KeyObject } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import canonicalize from 'canonicalize';
import { LEAVE_CHANGES } from './leave-changes.js';
import type { Tx } from './tx.js';

export interface IdempotencyRequest {
  /** Staff id, or `anonymous`. */
  readonly principal: string;
  /** Method and path with its ids. */
  readonly route: string;
  /** The client's `Idempotency-Key`. */
  readonly key: string;
  readonly body: unknown;
  readonly at: Instant;
  /** Key of the body's hash, so that the table tells nothing about what was said. */
  readonly secret: KeyObject;
}

/** What a statement that holds a key says of it; without an outcome it is held now. */
export interface Claim { readonly outcome: string | null; readonly stored: object | null }

/** A hash of the body that only the installation can compute; the order of its fields does not matter. */
function bodyHash(request: IdempotencyRequest): string {
  return createHmac('sha256', request.secret).update(canonicalize(request.body ?? null) as string).digest('base64url');
}

/**
 * Does `work` once per (principal, route, key). The same key with the same body gets the first answer again; with another body
 * IDEMPOTENCY_KEY_REUSED; while the first is still in flight IDEMPOTENCY_IN_FLIGHT with `Retry-After`. Call it before the case
 * is locked. A refused request leaves nothing, so it may be tried again.
 */
export function once<T extends object>(tx: Tx, request: IdempotencyRequest, work: () => Promise<T>): Promise<{ answer: T; replayed: boolean }> {
  return onceHeldBy(tx, request, (values) => tx.maybeOne<Claim>('SELECT outcome, stored FROM hold_idempotency($1, $2, $3, $4)', values), work);
}

/** As `once`. `hold` holds the key, given principal, route, key and the body's hash; `work` gets what it answers besides. */
export async function onceHeldBy<T extends object, C extends Claim>(
  tx: Tx, request: IdempotencyRequest, hold: (values: readonly string[]) => Promise<C | undefined>, work: (held: C | undefined) => Promise<T>,
): Promise<{ answer: T; replayed: boolean }> {
  const { principal, route, key, at } = request;
  const hash = bodyHash(request);
  const claim = await hold([principal, route, key, hash]);
  if (claim?.outcome === 'IN_FLIGHT') throw new DomainError('IDEMPOTENCY_IN_FLIGHT', { retryAfter: 1 });
  if (claim?.outcome === 'OTHER_BODY') throw new DomainError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
  if (claim?.outcome === 'DONE' && claim.stored !== null) return { answer: claim.stored as T, replayed: true };
  const answer = await work(claim);
  tx.writeRows(LEAVE_CHANGES, [{ principal, route, key, bodyHash: hash, at, answer }]);
  return { answer, replayed: false };
}
