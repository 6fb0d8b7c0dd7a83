import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { readReceiptNumber } from '@referrals/policy';
import { readPage, type PageQuery } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { ReceiptRecord } from '../follow-up/follow-up.entity.js';
import { reviewScope } from './review-scope.js';
import type { ReportId, Unsealing, Unsealings } from './unsealings.dto.js';

/** What an auditor begins with: a number, and where a seal was broken. */
@Injectable()
export class Audit {
  constructor(private readonly parts: CaseParts) {}

  /** Recorded as a look at the report. @throws DomainError RECEIPT_NUMBER_INVALID, NOT_FOUND */
  async byNumber(typed: string, principal: StaffPrincipal): Promise<ReportId> {
    const number = readReceiptNumber(typed);
    if (number === undefined) throw new DomainError('RECEIPT_NUMBER_INVALID', { field: 'number' });
    const now = this.parts.clock.now();
    return this.parts.database.transaction(databaseContext(principal, now), async (tx) => {
      const row = await tx.manager.findOneBy(ReceiptRecord, { number });
      if (row === null) throw new DomainError('NOT_FOUND');
      recordAccess(tx, { caseId: row.reportId, at: now, staff: principal.staff, what: 'NUMBER' });
      return { id: row.reportId };
    });
  }

  /** Newest first: to auditors all, to supervisors those of reports that desks of theirs work on. */
  async unsealings(query: PageQuery, principal: StaffPrincipal): Promise<Unsealings> {
    const now = this.parts.clock.now();
    const { rows, next } = await this.parts.database.read(databaseContext(principal, now), (tx) => readPage<Unsealing & { id: string }>(tx, {
      from: 'access_log r', select: 'r.id, r.at, r.staff, r.desk, r.case_id AS "reportId", r.reason', asked: query,
      where: (bind) => [`r.what = 'REPORTER_IDENTITY'`, reviewScope(principal, now, bind)('r.case_id')], order: { by: 'at', column: 'r.at', descending: true },
    }));
    return { items: rows.map(({ id: _id, ...one }) => one), next };
  }
}
