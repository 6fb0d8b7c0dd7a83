import type { IdempotencySecrets } from '@referrals/database';
import type { KeyRing } from './key-ring.js';

const ROWS = 'idempotency rows';

/** Of which secrets the keys of requests are kept. `bodies`: the purpose by which a service always hashed bodies. */
export function idempotencySecrets(keys: KeyRing, bodies = 'idempotency'): IdempotencySecrets {
  return { rows: keys.deriveKey(ROWS), bodies: keys.deriveKey(bodies) };
}
