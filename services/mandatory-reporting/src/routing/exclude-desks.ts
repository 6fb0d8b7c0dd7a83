import { Injectable } from '@nestjs/common';
import { ReportExclusionAdded } from '@referrals/contracts';
import { changeCase, type Tx } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { CaseParts } from '../filing/case-parts.js';
import { insertDecision } from '../filing/report.repository.js';
import { readRouting } from './case-routing.repository.js';
import { currentPack } from './current-pack.js';
import { excludeFurther } from './route-report.domain.js';

@Injectable()
export class ExcludeDesks {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Looks at a report again after a desk came to one of its organisations in conflict. A desk found so is shut out here at once,
   * and by event where the referrals are. Doing it twice changes nothing.
   */
  async check(tx: Tx, reportId: string): Promise<void> {
    const { database, clock, sealed, directory } = this.parts;
    await changeCase(database, tx, { caseId: reportId, actor: { role: 'SYSTEM' }, now: clock.now() }, async (change) => {
      const [copy, routing] = await Promise.all([directory.load(tx), readRouting(tx, sealed, reportId)]);
      if (routing === undefined) throw new NotYet('REPORT_NOT_SEEN');
      const before = routing.decision;
      const decision = excludeFurther(currentPack, before, routing.facts, copy);
      if (decision.excludedDesks.length === before.excludedDesks.length) return;
      const { excludedDesks, excludedAgencies } = decision;
      insertDecision(tx, { reportId, n: routing.n + 1, at: change.at, cause: 'DIRECTORY', decision, before });
      change.record('report.exclusion-added', { excludedDesks, excludedAgencies });
      change.emit(ReportExclusionAdded, { reportId, excludedDesks: [...excludedDesks], excludedAgencies: [...excludedAgencies] });
    });
  }
}
