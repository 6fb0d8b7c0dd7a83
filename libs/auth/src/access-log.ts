import type { Instant } from '@referrals/calendar';
import type { NamingService, ServiceName } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { v7 } from 'uuid';
import type { Bind } from './scope/row-scope.js';

/** Why one service shows what another one asks for on somebody's behalf: who asks, and for which case of its own. */
export interface Purpose { readonly service: NamingService; readonly case?: string }

interface Look {
  readonly at: Instant;
  readonly staff?: string;
  readonly desk?: string;
  /** The service that asked for itself, without a person. */
  readonly service?: ServiceName;
  /** What was seen: `CONTENT`, `REPORTER`, `FEEDBACK` … */
  readonly what: string;
  readonly reason?: string;
  /** Of a lookup. */
  readonly purpose?: Purpose;
}

/** One case that was seen, and at which level. */
export interface SeenCase { readonly id: string; readonly level?: string }

export interface Access extends Look { readonly caseId: string; readonly level?: string }

/** A page of a list, or a lookup. */
export interface PageAccess extends Look { readonly cases: readonly SeenCase[] }

/** An access to a case as its review shows it; also where the case was one of a page. */
export interface AccessEntry {
  at: Instant; staff: string | null; desk: string | null; service: ServiceName | null;
  what: string; level: string | null; reason: string | null; forService: NamingService | null; forCase: string | null;
}

const ROW = 'access_log (id, at, case_id, staff, desk, what, level, reason, service, for_service, for_case) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)';

const valuesOf = (id: string, caseId: string | null, level: string | undefined, { at, staff, desk, what, reason, service, purpose }: Look): unknown[] =>
  [id, at, caseId, staff ?? null, desk ?? null, what, level ?? null, reason ?? null, service ?? null, purpose?.service ?? null, purpose?.case ?? null];

/** Leaves an access record in the transaction of the read: what cannot be recorded is not shown (网络保护条例 art. 36). */
export function recordAccess(tx: Tx, { caseId, level, ...look }: Access): void {
  tx.write(`INSERT INTO ${ROW}`, valuesOf(v7(), caseId, level, look));
}

/** As `recordAccess`, of all cases of a page or a lookup: one record that counts for each of them. A page that shows nothing leaves none. */
export function recordPage(tx: Tx, { cases, ...look }: PageAccess): void {
  if (cases.length === 0) return;
  tx.write(
    `WITH access AS (INSERT INTO ${ROW}) INSERT INTO access_case (access_id, case_id, level) SELECT $1, * FROM unnest($12::uuid[], $13::text[])`,
    [...valuesOf(v7(), null, undefined, look), cases.map(({ id }) => id), cases.map(({ level }) => level ?? null)],
  );
}

const SEEN = 'a.id, a.at, a.staff, a.desk, a.service, a.what, a.reason, a.for_service AS "forService", a.for_case AS "forCase"';

/** Accesses to a case as a FROM with the columns of `AccessEntry` and an id: single reads, and pages and lookups that it was a part of. Row security says who may ask. */
export const accessesTo = (caseId: string, bind: Bind): string => {
  const id = `${bind(caseId)}::uuid`;
  return `(SELECT ${SEEN}, a.level FROM access_log a WHERE a.case_id = ${id}
    UNION ALL SELECT ${SEEN}, c.level FROM access_case c JOIN access_log a ON a.id = c.access_id WHERE c.case_id = ${id}) r`;
};
