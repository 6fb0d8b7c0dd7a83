import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type Principal } from '@referrals/auth';
import { routingPackAt, routingPacks } from '@referrals/policy';
import { notVisible } from '../content/read-report.js';
import { ReportStory } from '../content/report-parts.entity.js';
import { readCard, readGrants } from '../content/report-rows.query.js';
import { shownParts } from '../content/show-content.js';
import { CaseParts } from '../filing/case-parts.js';
import { warningsIn } from '../form/warnings.domain.js';
import { RANK } from '../grants/grants.domain.js';
import { readRouting } from './case-routing.repository.js';
import { explainRouting, pairsOfHidden } from './explain-routing.domain.js';
import type { RoutingView } from './routing.dto.js';
import { DecisionRecord } from './routing.entity.js';

@Injectable()
export class ExplainRouting {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Why a report went where it went, and what would have changed it. The reporter sees all of what followed from their own
   * words; desks that work on it see the decision as it stands, without rows where the reporter is hidden, and
   * what was decided before they were as if they had been.
   * @throws DomainError NOT_FOUND, NOT_YET_VISIBLE
   */
  explain(id: string, principal: Principal): Promise<RoutingView> {
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const [card, grants, routing, decisions, stories] = await Promise.all([
        readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readRouting(tx, sealed, id),
        tx.manager.find(DecisionRecord, { where: { reportId: id }, order: { n: 'ASC' } }),
        tx.manager.find(ReportStory, { where: { reportId: id }, order: { part: 'ASC' } }),
      ]);
      if (card === undefined || routing === undefined || (!card.own && (card.rank ?? RANK.NOTICE) > RANK.SUPPORT)) throw notVisible(principal);
      const last = (card.own ? decisions.findLast((one) => one.cause === 'REPORTER') : decisions.at(-1)) ?? decisions[0];
      if (last === undefined) throw notVisible(principal);
      const staff = card.own || principal.kind !== 'STAFF' ? {} : { staff: principal.staff, ...(grants[0] ? { desk: grants[0].desk } : {}) };
      recordAccess(tx, { caseId: id, at: now, what: 'ROUTING', ...staff });
      const onlyReporter = decisions.every((one) => one.cause !== 'DESK');
      const { pack, version, referrals } = last.decision.evaluation;
      const hiddenLater = !card.own && routing.hidden && decisions.some((one) => one.decision.reporterHidden !== true);
      return explainRouting(routingPacks.version(pack, version) ?? routingPackAt(now), {
        decision: last.decision, decidedAt: last.at, facts: routing.facts, rows: card.own || !routing.hidden,
        warnings: warningsIn(shownParts(sealed, card.own ? 'REPORTER' : 'SUPPORT', { stories, suspicions: [], keeping: routing }))
          .flatMap(({ code }) => (code === 'UNCHECKED' ? [] : [code])),
        alternatives: card.own ? onlyReporter : !routing.hidden,
        ...(hiddenLater ? { asHidden: pairsOfHidden(routingPackAt(now), routing.facts, referrals) } : {}),
      });
    });
  }
}
