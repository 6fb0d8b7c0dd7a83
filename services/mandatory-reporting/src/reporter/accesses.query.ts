import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import { notVisible } from '../content/read-report.js';
import { reportScope } from '../content/report-scope.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';
import type { Accesses } from './reporter.dto.js';

/** Who looked at a case, newest first: for auditors, and for supervisors of desks that work on it. */
@Injectable()
export class AccessReview {
  constructor(private readonly parts: CaseParts) {}

  async list(id: string, principal: StaffPrincipal): Promise<Accesses> {
    const now = this.parts.clock.now();
    const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
    const bind = binder();
    const [report, scope] = [bind(id), reportScope(principal, now, bind)];
    const items = await this.parts.database.transaction(databaseContext(principal, now), (tx) => tx.query<Accesses['items'][number]>(
      `SELECT at, staff, desk, what, level, reason FROM access_log
       WHERE case_id = ${report} AND (${bind(principal.roles.includes('AUDITOR'))}::boolean
         OR EXISTS (SELECT 1 FROM ${scope.grants()} AND g.report_id = ${report} AND g.rank <= ${RANK.SUPPORT} AND g.desk = ANY (${bind(supervised)}::uuid[])))
       ORDER BY at DESC, id DESC LIMIT 1000`, bind.values,
    ));
    if (items.length === 0) throw notVisible(principal);
    return { items };
  }
}
