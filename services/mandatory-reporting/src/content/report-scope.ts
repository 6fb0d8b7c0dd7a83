import type { Bind, Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';

/** Pieces of SQL; `report` is the SQL of a report's id. */
export interface ReportScope {
  /** The strongest rank at which the caller may read it (grants.domain: 1 LEAD, 2 SUPPORT, 3 REPORTER, 4 NOTICE); NULL: not at all. */
  readonly rank: (report: string) => string;
  /** True for the person who made the report and for the holder of a token for it. */
  readonly own: (report: string) => string;
  /**
   * Grants of the caller's desks that hold now, as a FROM with its WHERE. None where any desk of the caller must not see the case;
   * the desk of last resort is exempt for itself.
   */
  readonly grants: () => string;
}

/**
 * The one scope of reports: what single reads, lists, search and counts may find, and at which rank. The row-level policies hold the same
 * rule again.
 */
export function reportScope(principal: Principal, at: Instant, bind: Bind): ReportScope {
  const person = principal.kind === 'STAFF' ? principal : undefined;
  const staff = once(() => `${bind(person?.staff ?? null)}::uuid`);
  const reports = once(() => `${bind(principal.kind === 'STAFF' ? [] : [principal.report])}::uuid[]`);
  const desks = once(() => `${bind(person?.desks.map((desk) => desk.id) ?? [])}::uuid[]`);
  const now = once(() => `${bind(at)}::timestamptz`);
  const own = (report: string): string =>
    `(${report} = ANY (${reports()}) OR EXISTS (SELECT 1 FROM report_owner o WHERE o.report_id = ${report} AND o.staff = ${staff()}))`;
  const grants = (): string => `desk_grant g WHERE g.desk = ANY (${desks()}) AND g.from_at <= ${now()} AND NOT (${staff()} = ANY (g.recused))
  AND NOT EXISTS (SELECT 1 FROM exclusion e WHERE e.report_id = g.report_id AND NOT (g.exempt AND e.excluded IN (g.desk::text, g.desk_agency))
    AND (e.excluded = g.desk_agency OR e.excluded = ANY (${desks()}::text[])))`;
  const rank = (report: string): string => `(SELECT min(s.rank) FROM (
    SELECT 3 AS rank WHERE ${own(report)}
    UNION ALL SELECT g.rank FROM ${grants()} AND g.report_id = ${report}) s)`;
  return { rank, own, grants };
}

/** Bound where it is first used: a statement has no value that it does not name. */
function once(give: () => string): () => string {
  let given: string | undefined;
  return () => (given ??= give());
}
