import { createHmac, type KeyObject } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import canonicalize from 'canonicalize';
import { keptKeys } from './kept-answer.js';
import { LEAVE_CHANGES } from './leave-changes.js';
import type { Tx } from './tx.js';

/** Keys of the installation, so that what is stored tells nothing about who asked, what, and what was said. */
export interface IdempotencySecrets {
  /** Of who asked what with which key. */
  readonly rows: KeyObject;
  /** Of what was said. */
  readonly bodies: KeyObject;
}

export interface IdempotencyRequest {
  /** Staff id, or `anonymous`. */
  readonly principal: string;
  /** Method and path with its ids. */
  readonly route: string;
  /** The client's `Idempotency-Key`. */
  readonly key: string;
  /** As the client wrote it, where that is another spelling: an answer may be kept under it since before spellings were one. */
  readonly typedKey?: string | undefined;
  readonly body: unknown;
  readonly at: Instant;
  readonly secrets: IdempotencySecrets;
  /** The answer outlives the 30 days after which others go: a filing's, which a phone without network may send again after months. */
  readonly forEver?: boolean;
}

/** What a statement that holds a key says of it; without an outcome it is held now. */
export interface Claim { readonly outcome: string | null; readonly stored: object | null }

/** A hash of the body that only the installation can compute; the order of its fields does not matter. */
function bodyHash({ secrets, body }: IdempotencyRequest): string {
  return createHmac('sha256', secrets.bodies).update(canonicalize(body ?? null) as string).digest('base64url');
}

const HOLD_ANSWER = 'SELECT outcome, stored FROM hold_answer($1, $2, $3, $4, $5, $6)';

/**
 * Does `work` once per (principal, route, key). The same key with the same body gets the first answer again; with another body
 * IDEMPOTENCY_KEY_REUSED; while the first is still in flight IDEMPOTENCY_IN_FLIGHT with `Retry-After`. Call it before the case
 * is locked. A refused request leaves nothing, so it may be tried again. After 30 days (`forEver`: never) it is a new request.
 */
export function once<T extends object>(tx: Tx, request: IdempotencyRequest, work: () => Promise<T>): Promise<{ answer: T; replayed: boolean }> {
  return onceHeldBy(tx, request, (values) => tx.maybeOne<Claim>(HOLD_ANSWER, values), work);
}

/** As `once`. `hold` holds the key, given what `hold_answer` takes; `work` gets what it answers besides. */
export async function onceHeldBy<T extends object, C extends Claim>(
  tx: Tx, request: IdempotencyRequest, hold: (values: readonly string[]) => Promise<C | undefined>, work: (held: C | undefined) => Promise<T>,
): Promise<{ answer: T; replayed: boolean }> {
  const { principal, route, key, typedKey, at, forEver = false } = request;
  const clearBody = bodyHash(request);
  if (typedKey !== undefined) {
    const typed = keptKeys(request.secrets.rows, { principal, route, key: typedKey, clearBody });
    const kept = storedIn(await tx.maybeOne<Claim>(HOLD_ANSWER, [typed.hash, typed.body, principal, route, typedKey, clearBody]));
    if (kept !== undefined) return { answer: kept as T, replayed: true };
  }
  const { hash, body, bridge } = keptKeys(request.secrets.rows, { principal, route, key, clearBody });
  const claim = await hold([hash, body, principal, route, key, clearBody]);
  const kept = storedIn(claim);
  if (kept !== undefined) return { answer: kept as T, replayed: true };
  const answer = await work(claim);
  tx.writeBatched(LEAVE_CHANGES, [{ answerHash: hash, body, bridge, at, answer, forEver }]);
  return { answer, replayed: false };
}

/** The answer that is kept, if one is. */
function storedIn(claim: Claim | undefined): object | undefined {
  if (claim?.outcome === 'IN_FLIGHT') throw new DomainError('IDEMPOTENCY_IN_FLIGHT', { retryAfter: 1 });
  if (claim?.outcome === 'OTHER_BODY') throw new DomainError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
  return claim?.outcome === 'DONE' ? claim.stored ?? undefined : undefined;
}
