import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { v7 } from 'uuid';

export interface Access {
  readonly caseId: string;
  readonly at: Instant;
  readonly staff?: string;
  readonly desk?: string;
  /** What was seen: `CONTENT`, `REPORTER`, `FEEDBACK` … */
  readonly what: string;
  readonly level?: string;
  readonly reason?: string;
}

/** Leaves an access record in the transaction of the read: what cannot be recorded is not shown (网络保护条例 art. 36). */
export function recordAccess(tx: Tx, access: Access): void {
  tx.write(
    'INSERT INTO access_log (id, at, case_id, staff, desk, what, level, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [v7(), access.at, access.caseId, access.staff ?? null, access.desk ?? null, access.what, access.level ?? null, access.reason ?? null],
  );
}
