import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { cursorOf, placeOfCursor } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import type { MyReports, MyReportsQuery } from './content.dto.js';
import { CARD, type CardRow } from './report-rows.query.js';
import { rank, scopeValues } from './report-scope.js';

/** The person's own reports, newest first. Their unit's other accounts have no part in it. */
@Injectable()
export class MyReportsList {
  constructor(private readonly parts: CaseParts) {}

  async list({ cursor, limit }: MyReportsQuery, principal: StaffPrincipal): Promise<MyReports> {
    const now = this.parts.clock.now();
    const before = cursor === undefined ? undefined : placeOfCursor(cursor);
    const rows = await this.parts.database.transaction(databaseContext(principal, now), (tx) => tx.query<Omit<CardRow, 'rank' | 'own'>>(
      `WITH mine AS MATERIALIZED (
         SELECT report_id, filed_at FROM report_owner
         WHERE staff = $1::uuid AND ($5::timestamptz IS NULL OR (filed_at, report_id) < ($5::timestamptz, $6::uuid))
         ORDER BY filed_at DESC, report_id DESC LIMIT $7)
       SELECT ${CARD} FROM mine JOIN report r ON r.id = mine.report_id WHERE ${rank('r.id')} IS NOT NULL
       ORDER BY mine.filed_at DESC, mine.report_id DESC`,
      [...scopeValues(principal, now), before?.at ?? null, before?.id ?? null, limit + 1],
    ));
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ version: _version, ...card }) => card),
      next: rows.length > limit && last !== undefined ? cursorOf({ at: last.filedAt, id: last.id }) : null,
    };
  }
}
