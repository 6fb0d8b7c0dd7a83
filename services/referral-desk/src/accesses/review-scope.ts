import { scopeCondition, type Bind, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { referralScope } from '../referral/referral-scope.js';

/**
 * Whose looks somebody may review: auditors all, supervisors those at cases that a desk they supervise works on, as far as they see that referral
 * themselves. Answers a condition on `report`, the SQL of a report's id. The row-level policies of `access_log` hold the same rule again.
 */
export function reviewScope(principal: StaffPrincipal, at: Instant, bind: Bind): (report: string) => string {
  if (principal.roles.includes('AUDITOR')) return () => 'true';
  const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
  if (supervised.length === 0) return () => 'false';
  const [desks, seen] = [bind(supervised), scopeCondition(referralScope(principal, at, bind))];
  return (report) => `EXISTS (SELECT FROM referral r WHERE r.report_id = ${report} AND r.role <> 'NOTICE' AND r.owner = ANY (${desks}::uuid[]) AND ${seen})`;
}
