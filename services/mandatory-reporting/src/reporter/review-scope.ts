import type { Bind, StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { reportScope } from '../content/report-scope.js';
import { RANK } from '../grants/grants.domain.js';

/**
 * Whose looks somebody may review: auditors all, supervisors those at reports that a desk they supervise works on. Answers a condition on `report`,
 * the SQL of a report's id. The row-level policies of `access_log` hold the same rule again.
 */
export function reviewScope(principal: StaffPrincipal, at: Instant, bind: Bind): (report: string) => string {
  if (principal.roles.includes('AUDITOR')) return () => 'true';
  const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
  if (supervised.length === 0) return () => 'false';
  const grants = reportScope(principal, at, bind).grants();
  const desks = `${bind(supervised)}::uuid[]`;
  return (report) => `EXISTS (SELECT FROM ${grants} AND g.report_id = ${report} AND g.rank <= ${RANK.SUPPORT} AND g.desk = ANY (${desks}))`;
}
