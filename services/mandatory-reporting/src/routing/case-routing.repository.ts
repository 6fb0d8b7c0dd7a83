import type { Instant } from '@referrals/calendar';
import type { Tell } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { SealedOf, SensitiveRows } from '@referrals/service-kit';
import type { KeptFacts } from '../form/facts-of-form.domain.js';
import type { RoutingDecision } from './route-report.domain.js';
import { RoutingFacts } from './routing.entity.js';

/** The facts of a report and its decision as they stand. */
export interface CaseRouting {
  readonly number: string;
  readonly filedAt: Instant;
  readonly version: number;
  readonly tell: Tell;
  /** Nothing that is shown may tell who reported. */
  readonly hidden: boolean;
  readonly facts: KeptFacts;
  readonly decision: RoutingDecision;
  /** How many decisions there are; the last one is `decision`. */
  readonly n: number;
}

interface Row extends Omit<CaseRouting, 'facts'> { readonly sealed: SealedOf<KeptFacts> }

/** Undefined when the caller may not see them. Read it under the case's lock to decide on it. */
export async function readRouting(tx: Tx, rows: SensitiveRows, reportId: string): Promise<CaseRouting | undefined> {
  const row = await tx.maybeOne<Row>(
    `SELECT r.number, r.filed_at AS "filedAt", r.version, f.sealed, f.tell, f.confidential AS hidden, d.n, d.decision
     FROM report r JOIN routing_facts f ON f.report_id = r.id JOIN routing_decision d ON d.report_id = r.id
     WHERE r.id = $1 ORDER BY d.n DESC LIMIT 1`, [reportId]);
  if (row === undefined) return undefined;
  const { sealed, ...routing } = row;
  return { ...routing, facts: rows.open(RoutingFacts, 'sealed', { reportId, sealed }) };
}
