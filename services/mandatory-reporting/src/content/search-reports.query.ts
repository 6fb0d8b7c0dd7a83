import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { readPage } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { childIndex } from '../filing/report.repository.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import type { FoundReports, SearchReports } from './content.dto.js';
import { CARD, type CardRow } from './report-rows.query.js';
import { reportScope } from './report-scope.js';

/** Reports about a child, among those the caller's desks work on, newest first; both terms must fit when both are given. */
@Injectable()
export class ReportSearch {
  constructor(private readonly parts: CaseParts) {}

  search(term: SearchReports, principal: StaffPrincipal): Promise<FoundReports> {
    const { database, clock, keys } = this.parts;
    const now = clock.now();
    const terms = childIndex(keys, term);
    const given = [term.name, term.idNumber].filter((one) => one !== undefined).length;
    // By their keyed hashes: a cursor says nothing of whom it is about.
    const asked = { cursor: term.cursor, limit: term.limit, terms };
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const { rows, next } = await readPage<CardRow>(tx, {
        from: (bind) => `(SELECT ${CARD}, ${reportScope(principal, now, bind).rank('r.id')} AS rank FROM report r WHERE r.id IN (
          SELECT i.report_id FROM child_index i JOIN jsonb_to_recordset(${bind(JSON.stringify(terms))}) AS t(field text, value text) ON t.field = i.field AND t.value = i.value
          GROUP BY i.report_id HAVING count(DISTINCT i.field) = ${bind(given)})) r`,
        select: 'r.*', where: () => [`r.rank <= ${RANK.SUPPORT}`], order: { by: 'filedAt', column: 'r."filedAt"', descending: true },
        asked,
      });
      const items = rows.flatMap(({ rank: found, ...card }) => {
        const level = levelOf(found);
        return level === undefined ? [] : [{ ...card, level }];
      });
      recordPage(tx, { cases: items, at: now, staff: principal.staff, what: 'SEARCH' });
      return { items, next };
    });
  }
}
