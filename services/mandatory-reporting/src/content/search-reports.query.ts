import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { CaseParts } from '../filing/case-parts.js';
import { childIndex } from '../filing/report.repository.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import type { FoundReports, SearchReports } from './content.dto.js';
import { CARD, type CardRow } from './report-rows.query.js';
import { rank, scopeValues } from './report-scope.js';

const MOST = 50;

/** Reports about a child, among those the caller's desks work on; both terms must fit when both are given. */
@Injectable()
export class ReportSearch {
  constructor(private readonly parts: CaseParts) {}

  search(term: SearchReports, principal: StaffPrincipal): Promise<FoundReports> {
    const { database, clock, keys } = this.parts;
    const now = clock.now();
    const terms = childIndex(keys, term);
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const rows = await tx.query<CardRow>(
        `SELECT * FROM (SELECT ${CARD}, ${rank('r.id')} AS rank FROM report r WHERE r.id IN (
           SELECT i.report_id FROM child_index i JOIN jsonb_to_recordset($5) AS t(field text, value text) ON t.field = i.field AND t.value = i.value
           GROUP BY i.report_id HAVING count(DISTINCT i.field) = $6)) found
         WHERE found.rank <= ${RANK.SUPPORT} ORDER BY found."filedAt" DESC LIMIT ${MOST}`,
        [...scopeValues(principal, now), JSON.stringify(terms), terms.length],
      );
      const items = rows.flatMap(({ rank: found, ...card }) => {
        const level = levelOf(found);
        return level === undefined ? [] : [{ ...card, level }];
      });
      recordPage(tx, { cases: items, at: now, staff: principal.staff, what: 'SEARCH' });
      return { items };
    });
  }
}
