import { Injectable } from '@nestjs/common';
import { databaseContext, type Principal } from '@referrals/auth';
import { CaseParts } from '../filing/case-parts.js';
import { ReportOwner } from './report-parts.entity.js';

/** Whether a report is the caller's own: what other services ask with the person's own token before they admit a reporter. */
@Injectable()
export class OwnReport {
  constructor(private readonly parts: CaseParts) {}

  async isOwn(id: string, principal: Principal): Promise<boolean> {
    if (principal.kind === 'ANONYMOUS_REPORTER') return principal.report === id;
    return this.parts.database.transaction(databaseContext(principal, this.parts.clock.now()), (tx) =>
      tx.manager.existsBy(ReportOwner, { reportId: id, staff: principal.staff }));
  }
}
