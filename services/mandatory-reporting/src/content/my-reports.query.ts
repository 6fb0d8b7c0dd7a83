import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { readPage } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import type { MyReports, MyReportsQuery } from './content.dto.js';
import { CARD, type CardRow } from './report-rows.query.js';
import { reportScope } from './report-scope.js';

/** The person's own reports, newest first. Their unit's other accounts have no part in it. */
@Injectable()
export class MyReportsList {
  constructor(private readonly parts: CaseParts) {}

  async list(query: MyReportsQuery, principal: StaffPrincipal): Promise<MyReports> {
    const now = this.parts.clock.now();
    const { rows, next } = await this.parts.database.read(databaseContext(principal, now), (tx) => readPage<Omit<CardRow, 'rank' | 'own'>>(tx, {
      from: 'report_owner o JOIN report r ON r.id = o.report_id', select: CARD, asked: query,
      where: (bind) => [`o.staff = ${bind(principal.staff)}::uuid`, `${reportScope(principal, now, bind).rank('r.id')} IS NOT NULL`],
      order: { by: 'filedAt', column: 'o.filed_at', id: 'o.report_id', descending: true },
    }));
    return { items: rows.map(({ version: _version, ...card }) => card), next };
  }
}
