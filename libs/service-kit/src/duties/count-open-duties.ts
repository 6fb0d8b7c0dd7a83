import { binder, scopeCondition, type StaffPrincipal } from '@referrals/auth';
import { addDays, shanghaiDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { dutyBranches, seenDuties } from './duty-scope.js';
import type { DutyCountView } from './duty.dto.js';
import { PAUSED } from './duty-view.js';

/**
 * How many are open and how many climbed, from the tallies; how many are late or due today, from their rows, branch by branch: it costs what
 * is late and due today, however much is open. Both as one statement sees them.
 */
export function countDuties(tx: Tx, viewer: StaffPrincipal, by: 'desk' | 'clock', now: Instant): Promise<DutyCountView[]> {
  const bind = binder();
  const of = by === 'desk' ? 'owner::text' : 'clock';
  const [at, today] = [`${bind(now)}::timestamptz`, `${bind(startOfShanghaiDay(addDays(shanghaiDate(now), 1)))}::timestamptz`];
  const { placed, told } = dutyBranches(viewer, 'OPEN');
  const { branches, hidden } = placed(bind);
  const from = [...branches.map((where) => ({ from: 'duty r', where, column: 'r.due_at' })), ...told(bind)];
  const soon = (from.length === 0 ? [{ from: 'duty r', where: 'false', column: 'r.due_at' }] : from).map((one) =>
    `SELECT r.id, r.${of} AS of, r.due_at > ${at} AS today, r.due_at <= ${at} AND NOT ${PAUSED(at)} AS late FROM ${one.from}
     WHERE ${one.where} AND ${hidden} AND r.state = 'OPEN' AND ${one.column} <= ${today}`);
  return tx.query<DutyCountView>(
    `SELECT open.of, open.n AS open, coalesce(soon.today, 0) AS "dueToday", coalesce(soon.late, 0) AS overdue, open.climbed AS escalated
     FROM (SELECT r.${of} AS of, sum(r.n) AS n, coalesce(sum(r.n) FILTER (WHERE r.seen_by <> '{}'), 0) AS climbed
       FROM duty_tally r WHERE ${scopeCondition(seenDuties(viewer, bind))} GROUP BY 1 HAVING sum(r.n) <> 0) AS open
     LEFT JOIN (SELECT of, count(*) FILTER (WHERE today) AS today, count(*) FILTER (WHERE late) AS late
       FROM (${soon.length === 1 ? soon[0] ?? '' : `SELECT DISTINCT ON (id) * FROM ((${soon.join(') UNION ALL (')})) AS each ORDER BY id`}) AS once GROUP BY of) AS soon
       ON coalesce(soon.of, '') = coalesce(open.of, '')
     ORDER BY 1`, bind.values);
}
