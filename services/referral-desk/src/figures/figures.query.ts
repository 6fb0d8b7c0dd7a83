import { Injectable } from '@nestjs/common';
import { binder, databaseContext, scopeCondition, type Bind, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { Agency, Role } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, momentsOf, type FigurePeriod } from '@referrals/service-kit';
import { referralScope } from '../referral/referral-scope.js';
import { dueBefore } from '../worklist/next-duty.js';
import { OWES } from '../worklist/owes.js';
import { hideSmallCounts, hideSmallTimes } from './hide-small.domain.js';
import type { CountFigures, OpenAtDesk, OpenFigures, TimeFigures, TimesOfAgency } from './figures.dto.js';

/** Numbers over what the caller's desks see, by the scope of the worklist and no other. */
@Injectable()
export class Figures {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** What lies on their own desks, and since when. */
  async open(principal: StaffPrincipal): Promise<OpenFigures> {
    const at = this.clock.now();
    const bind = binder();
    const [where, now, desks] = [scopeCondition(referralScope(principal, at, bind)), `${bind(at)}::timestamptz`, bind(principal.desks.map(({ id }) => id))];
    const supervised = bind(principal.desks.filter(({ role }) => role === 'SUPERVISOR').map(({ id }) => id));
    const age = (from: string, to: string): string => `count(*) FILTER (WHERE r.owned_since > ${now} - interval '${to}' AND r.owned_since <= ${now} - interval '${from}')`;
    const rows = await this.database.read(databaseContext(principal, at), (tx) => tx.query<OpenAtDesk>(
      `SELECT desk, sum(open)::int AS open, sum(unopened)::int AS unopened, sum(overdue)::int AS overdue, sum(day)::int AS day, sum(week)::int AS week, sum(month)::int AS month,
         sum(longer)::int AS longer, coalesce(json_agg(json_build_object('staff', staff, 'open', open) ORDER BY open DESC, staff)
           FILTER (WHERE staff IS NOT NULL AND desk = ANY (${supervised}::uuid[])), '[]') AS people
       FROM (SELECT r.owner AS desk, r.claimed_by AS staff, count(*) AS open, count(*) FILTER (WHERE r.state = 'routed' AND r.owned_since < ${now} - interval '1 hour') AS unopened,
         count(*) FILTER (WHERE ${dueBefore(now)}) AS overdue, ${age('-1 second', '1 day')} AS day, ${age('1 day', '7 days')} AS week, ${age('7 days', '30 days')} AS month,
         count(*) FILTER (WHERE r.owned_since <= ${now} - interval '30 days') AS longer
         FROM referral r WHERE ${where} AND r.owner = ANY (${desks}::uuid[]) AND ${OWES} GROUP BY r.owner, r.claimed_by) by_person
       GROUP BY desk ORDER BY desk`, bind.values));
    return { asOf: at, desks: rows };
  }

  /** Names of desks, for a file: a page asks for them by itself. */
  async deskNames(principal: StaffPrincipal, desks: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => tx.query<{ id: string; name: string }>(
      `SELECT id, record->>'name' AS name FROM desk_copy WHERE id = ANY ($1::uuid[])`, [desks]));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** How long they took to open, to acknowledge and to give the first answer, counted from when each was first routed. */
  async times(principal: StaffPrincipal, period: FigurePeriod): Promise<TimeFigures> {
    const at = this.clock.now();
    const bind = binder();
    const rows = await this.database.read(databaseContext(principal, at), (tx) => tx.query<TimesOfAgency & { count: number }>(
      `WITH mine AS (SELECT r.id, r.report_id, r.agency FROM referral r WHERE ${within(principal, at, period, bind)} AND r.role <> 'NOTICE'),
       steps AS (SELECT m.agency, m.id, CASE t.action WHEN 'referral.routed' THEN 'ROUTED' WHEN 'referral.opened' THEN 'OPENED' WHEN 'referral.acknowledged' THEN 'ACKNOWLEDGED' ELSE 'ANSWERED' END AS step, min(t.at) AS at
         FROM mine m JOIN trail t ON t.case_id = m.report_id AND t.facts->>'referral' = m.id::text
         WHERE t.action IN ('referral.routed', 'referral.opened', 'referral.acknowledged', 'referral.decided', 'referral.concluded') GROUP BY 1, 2, 3),
       took AS (SELECT s.agency, s.step, extract(epoch FROM s.at - f.at) / 60 AS minutes FROM steps s JOIN steps f ON f.id = s.id AND f.step = 'ROUTED' WHERE s.step <> 'ROUTED')
       SELECT agency, step, count(*)::int AS count, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes))::int AS median, round(percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes))::int AS p90
       FROM took GROUP BY agency, step ORDER BY agency, step`, bind.values));
    return { times: hideSmallTimes(rows) };
  }

  /** How many there are by county, agency and role. */
  async counts(principal: StaffPrincipal, period: FigurePeriod): Promise<CountFigures> {
    const at = this.clock.now();
    const bind = binder();
    return hideSmallCounts(await this.database.read(databaseContext(principal, at), (tx) => tx.query<{ county: string; agency: Agency; role: Role; count: number }>(
      `SELECT coalesce(r.county, '') AS county, r.agency, r.role, count(*)::int AS count FROM referral r
       WHERE ${within(principal, at, period, bind)} AND r.state <> 'merged' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, bind.values)));
  }
}

function within(principal: StaffPrincipal, at: Instant, period: FigurePeriod, bind: Bind): string {
  const { since, until } = momentsOf(period, at);
  return `${scopeCondition(referralScope(principal, at, bind))} AND r.filed_at >= ${bind(since)}::timestamptz AND r.filed_at < ${bind(until)}::timestamptz`;
}
