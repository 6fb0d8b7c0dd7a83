import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { readPage } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { childIndex } from '../filing/report.repository.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import type { FoundReports, SearchReports } from './content.dto.js';
import { CARD, type CardRow } from './report-rows.query.js';
import { reportScope } from './report-scope.js';

const MOST = 50;

/** Reports about a child, among those the caller's desks work on; both terms must fit when both are given. */
@Injectable()
export class ReportSearch {
  constructor(private readonly parts: CaseParts) {}

  search(term: SearchReports, principal: StaffPrincipal): Promise<FoundReports> {
    const { database, clock, keys } = this.parts;
    const now = clock.now();
    const terms = childIndex(keys, term);
    const asked = [term.name, term.idNumber].filter((one) => one !== undefined).length;
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const { rows } = await readPage<CardRow>(tx, {
        from: (bind) => `(SELECT ${CARD}, ${reportScope(principal, now, bind).rank('r.id')} AS rank FROM report r WHERE r.id IN (
          SELECT i.report_id FROM child_index i JOIN jsonb_to_recordset(${bind(JSON.stringify(terms))}) AS t(field text, value text) ON t.field = i.field AND t.value = i.value
          GROUP BY i.report_id HAVING count(DISTINCT i.field) = ${bind(asked)})) r`,
        select: 'r.*', where: () => [`r.rank <= ${RANK.SUPPORT}`], order: { by: 'filedAt', column: 'r."filedAt"', descending: true }, limit: MOST,
      });
      const items = rows.flatMap(({ rank: found, ...card }) => {
        const level = levelOf(found);
        return level === undefined ? [] : [{ ...card, level }];
      });
      recordPage(tx, { cases: items, at: now, staff: principal.staff, what: 'SEARCH' });
      return { items };
    });
  }
}
