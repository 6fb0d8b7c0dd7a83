import { Injectable } from '@nestjs/common';
import { binder, databaseContext, readAccesses, type StaffPrincipal } from '@referrals/auth';
import type { Accesses } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { reportScope } from '../content/report-scope.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';

/** Who looked at a case, newest first: for auditors, and for supervisors of desks that work on it. */
@Injectable()
export class AccessReview {
  constructor(private readonly parts: CaseParts) {}

  async list(id: string, principal: StaffPrincipal): Promise<Accesses> {
    const now = this.parts.clock.now();
    const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
    const bind = binder();
    const scope = reportScope(principal, now, bind);
    const [items, supervisor] = await this.parts.database.transaction(databaseContext(principal, now), (tx) => Promise.all([
      readAccesses(tx, id),
      tx.maybeOne(`SELECT 1 AS works FROM ${scope.grants()} AND g.report_id = ${bind(id)} AND g.rank <= ${RANK.SUPPORT} AND g.desk = ANY (${bind(supervised)}::uuid[]) LIMIT 1`, bind.values),
    ]));
    if (items.length === 0 || (supervisor === undefined && !principal.roles.includes('AUDITOR'))) throw notVisible(principal);
    return { items };
  }
}
