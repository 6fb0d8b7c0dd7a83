import { Injectable } from '@nestjs/common';
import { binder, databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { Any, type Tx } from '@referrals/database';
import { notVisible } from '../content/read-report.js';
import { CARD, readCard, type CardRow } from '../content/report-rows.query.js';
import { reportScope } from '../content/report-scope.js';
import { CaseParts } from '../filing/case-parts.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import { RoutingFacts } from '../routing/routing.entity.js';
import type { RelatedReport, RelatedReports, Why } from './related.dto.js';

type Field = 'ID_NUMBER' | 'NAME' | 'PHONE';
interface Found extends CardRow { readonly fields: readonly Field[] }

/** More is not looked at: a name that so many have tells nothing. */
const MOST = 200;

/** Reports that share the child's number, name and birth date, or a telephone of a guardian or a suspect: among those the caller's desks work on. */
@Injectable()
export class FindRelated {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Newest first; of reports that are not the caller's to read nothing is told, nor that there are some. What is shown is recorded as a search.
   * @throws DomainError NOT_FOUND, NOT_YET_VISIBLE
   */
  find(id: string, principal: StaffPrincipal): Promise<RelatedReports> {
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const [card, found] = await Promise.all([readCard(tx, principal, now, id), readFound(tx, id, principal, now)]);
      if (card === undefined || (card.rank ?? RANK.NOTICE) > RANK.SUPPORT) throw notVisible(principal);
      const named = found.filter(({ fields }) => fields.includes('NAME')).map((one) => one.id);
      const facts = await tx.manager.findBy(RoutingFacts, { reportId: Any(named.length === 0 ? [] : [id, ...named]) });
      const births = new Map(facts.map((row) => [row.reportId, sealed.open(RoutingFacts, 'sealed', row).child?.birthDate]));
      const items = found.flatMap((one) => relatedOf(one, births.get(id) !== undefined && births.get(one.id) === births.get(id)));
      recordPage(tx, { cases: items, at: now, staff: principal.staff, what: 'SEARCH' });
      return { items };
    });
  }
}

function readFound(tx: Tx, id: string, principal: StaffPrincipal, now: Instant): Promise<Found[]> {
  const bind = binder();
  const { rank, own } = reportScope(principal, now, bind);
  const report = `${bind(id)}::uuid`;
  return tx.query<Found>(`SELECT * FROM (SELECT ${CARD}, ${rank('r.id')} AS rank, ${own('r.id')} AS own, s.fields FROM (
      SELECT report_id, array_agg(DISTINCT field) AS fields FROM (
        SELECT o.report_id, o.field FROM child_index m JOIN child_index o ON o.field = m.field AND o.value = m.value
        WHERE m.report_id = ${report} AND o.report_id <> ${report} AND m.field IN ('ID_NUMBER', 'NAME')
        UNION ALL SELECT o.report_id, 'PHONE' FROM suspicion_index m JOIN suspicion_index o ON o.value = m.value
        WHERE m.report_id = ${report} AND o.report_id <> ${report}) same GROUP BY report_id) s
    JOIN report r ON r.id = s.report_id) f WHERE rank <= ${RANK.SUPPORT} ORDER BY "filedAt" DESC, id DESC LIMIT ${MOST}`, bind.values);
}

function relatedOf({ fields, rank, own: _own, ...card }: Found, sameBirth: boolean): RelatedReport[] {
  const why: Why[] = [
    ...(fields.includes('ID_NUMBER') ? ['ID_NUMBER' as const] : []), ...(fields.includes('NAME') && sameBirth ? ['NAME_AND_BIRTH_DATE' as const] : []),
    ...(fields.includes('PHONE') && rank === RANK.LEAD ? ['PHONE' as const] : []),
  ];
  const level = levelOf(rank);
  return level === undefined || why.length === 0 ? [] : [{ ...card, level, why }];
}
