import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Situation } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, momentsOf, type FigurePeriod } from '@referrals/service-kit';
import { reportScope } from '../content/report-scope.js';
import type { SituationFigures } from './figures.dto.js';
import { hideSmallSituations } from './hide-small-situations.domain.js';

/** What the reports tell of that the caller's desks may read now, by the scope of single reads and no other. Opens nothing. */
@Injectable()
export class CountSituations {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** @throws DomainError PERIOD_TOO_LONG */
  async count(principal: StaffPrincipal, period: FigurePeriod): Promise<SituationFigures> {
    const at = this.clock.now();
    const { since, until } = momentsOf(period, at);
    const bind = binder();
    const rows = await this.database.read(databaseContext(principal, at), (tx) => tx.query<{ situation: Situation; count: number }>(
      `SELECT s.situation, count(*)::int AS count FROM report r CROSS JOIN LATERAL unnest(r.situations) AS s(situation)
       WHERE r.id IN (SELECT g.report_id FROM ${reportScope(principal, at, bind).grants()}) AND r.filed_at >= ${bind(since)}::timestamptz AND r.filed_at < ${bind(until)}::timestamptz
       GROUP BY 1 ORDER BY 1`, bind.values));
    return { situations: hideSmallSituations(rows) };
  }
}
