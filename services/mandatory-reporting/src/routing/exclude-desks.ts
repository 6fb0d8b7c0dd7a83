import { Injectable } from '@nestjs/common';
import { ReportExclusionAdded, ReportExclusionAddedV2 } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { routingPackAt } from '@referrals/policy';
import type { DirectoryCopy } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { insertDecision } from '../filing/report.repository.js';
import { readRouting, type CaseRouting } from './case-routing.repository.js';
import { excludeFurther } from './route-report.domain.js';

@Injectable()
export class ExcludeDesks {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Looks at a report again after a desk came to one of its organisations in conflict. A desk found so is shut out here at once,
   * and by event where the referrals are. Doing it twice changes nothing.
   */
  async check(tx: Tx, reportId: string): Promise<void> {
    const { sealed, directory, door } = this.parts;
    const read = async (): Promise<{ copy: DirectoryCopy; routing: CaseRouting } | undefined> => {
      const [copy, routing] = await Promise.all([directory.load(tx), readRouting(tx, sealed, reportId)]);
      return routing && { copy, routing };
    };
    await door.changeByEvent(tx, { id: reportId, read, notYet: 'REPORT_NOT_SEEN' }, (change, { copy, routing }) => {
      const before = routing.decision;
      const decision = excludeFurther(routingPackAt(change.at), before, routing.facts, copy);
      if (decision.excludedDesks.length === before.excludedDesks.length) return;
      const { excludedDesks, excludedAgencies, untoldDesks = [] } = decision;
      insertDecision(tx, { reportId, n: routing.n + 1, at: change.at, cause: 'DIRECTORY', decision, before });
      // Where a hidden reporter's unit got a desk, the word would tell who reported.
      const added = excludedDesks.filter((desk) => !before.excludedDesks.includes(desk));
      const untold = added.every((desk) => untoldDesks.includes(desk));
      change.record(untold ? 'report.desks-checked' : 'report.exclusion-added', { directoryRevision: decision.directoryRevision });
      change.emit(ReportExclusionAddedV2, {
        reportId, excludedDesks: added, excludedAgencies: [...excludedAgencies], untoldDesks: added.filter((desk) => untoldDesks.includes(desk)),
      });
      change.emit(ReportExclusionAdded, { reportId, excludedDesks: [...excludedDesks], excludedAgencies: [...excludedAgencies] });
    });
  }
}
