import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { SensitiveRows } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { LookAtChild } from '../child/look-at-child.js';
import { isCountyDesk } from '../harm/harm-scope.domain.js';
import type { ReportLinksView } from './report-link.dto.js';
import { ReportLink } from './report-link.entity.js';

/** Which reports are of a child: for its county alone, for a reason; of a file that others are linked to theirs as well. */
@Injectable()
export class ReadReportLinks {
  constructor(private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO */
  read(principal: StaffPrincipal, id: string, reason: string): Promise<ReportLinksView> {
    return this.looking.look(principal, id, { what: 'REPORT_LINKS', level: 'S', reason, least: 'COUNTY' }, async ({ tx, viewer, child }) => {
      if (!isCountyDesk(viewer, child.careDivision)) throw new DomainError('NOT_YOURS_TO_DO');
      const ids = [id, ...(await tx.manager.find(Child, { select: { id: true }, where: { primaryId: id } })).map((one) => one.id)];
      const rows = (await Promise.all(ids.map((one) => tx.manager.findBy(ReportLink, { child: one })))).flat();
      return {
        items: rows.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).map((row) => this.sensitive.plain(ReportLink, row)).map((row) => ({
          id: row.id, childId: row.child, reportId: row.reportId, basis: row.basis, linkedAt: row.recordedAt, linkedBy: row.byStaff, unlinkedAt: row.unlinkedAt, reason: row.reason,
        })),
      };
    });
  }
}
