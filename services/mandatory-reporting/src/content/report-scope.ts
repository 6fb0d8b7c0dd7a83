import type { Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';

/**
 * The one scope of reports: what single reads, lists, search and counts may find, and at which rank (grants.domain: 1 LEAD,
 * 2 SUPPORT, 3 REPORTER, 4 NOTICE; NULL: nothing). The row-level policies hold the same rule again.
 *
 * `rank(report)` is a SQL expression over `report`, the SQL of a report's id; it uses the parameters $1 to $4 that `scopeValues`
 * gives, so a query's own parameters begin at $5.
 */
export function rank(report: string): string {
  return `(SELECT min(s.rank) FROM (
    SELECT 3 AS rank WHERE ${own(report)}
    UNION ALL SELECT g.rank FROM ${grantsInScope} AND g.report_id = ${report}) s)`;
}

/** True for the person who made the report and for the holder of a token for it; parameters as `rank`. */
export function own(report: string): string {
  return `(${report} = ANY ($2::uuid[]) OR EXISTS (SELECT 1 FROM report_owner o WHERE o.report_id = ${report} AND o.staff = $1::uuid))`;
}

/**
 * Grants of the caller's desks that hold now, as a FROM with its WHERE. None where any desk of the caller must not see the case;
 * the desk of last resort is exempt for itself.
 */
export const grantsInScope = `desk_grant g WHERE g.desk = ANY ($3::uuid[]) AND g.from_at <= $4::timestamptz AND NOT ($1::uuid = ANY (g.recused))
  AND NOT EXISTS (SELECT 1 FROM exclusion e WHERE e.report_id = g.report_id AND NOT (g.exempt AND e.excluded IN (g.desk::text, g.desk_agency))
    AND (e.excluded = g.desk_agency OR e.excluded = ANY ($3::uuid[]::text[])))`;

/** Parameters $1 to $4 of the scope. */
export function scopeValues(principal: Principal, at: Instant): [string | null, string[], string[], Instant] {
  if (principal.kind === 'ANONYMOUS_REPORTER') return [null, [principal.report], [], at];
  return [principal.staff, [], principal.desks.map((desk) => desk.id), at];
}
