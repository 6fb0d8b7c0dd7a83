import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { changeCase, ServiceDatabase, type Actor, type Tx } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { ClockPort, type DirectoryCopy } from '@referrals/service-kit';
import { DecisionContexts } from '../directory/decision-contexts.js';
import type { Outcome, DecisionContext } from './case-draft.domain.js';
import type { CaseState } from './case.domain.js';
import { readCase } from './read-case.js';
import { createCase, saveCase, type Origin } from './save-case.js';
import { publishCase } from './publish-case.js';

const SYSTEM: Actor = { role: 'SYSTEM' };

/** Nothing happened: neither the file nor any referral is another than before. A trail of nothings would hide what happened. */
function isSame(before: CaseState, after: CaseState): boolean {
  return before.file === after.file && before.referrals.length === after.referrals.length
    && before.referrals.every((referral, index) => referral === after.referrals[index]);
}

/** How an event changes a case: under the case's lock, in the inbox's own transaction. */
@Injectable()
export class ChangeByEvent {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly contexts: DecisionContexts) {}

  /** @throws NotYet until the report was filed here and the copy of the desks is whole: it waits, it never guesses */
  async change(tx: Tx, reportId: string, action: Lowercase<string>, decide: (state: CaseState, context: DecisionContext) => Outcome, actor: Actor = SYSTEM): Promise<void> {
    const copy = await this.wholeCopy(tx);
    try {
      await changeCase(this.database, tx, { caseId: reportId, actor, now: this.clock.now() }, async (change) => {
        const before = await readCase(tx, reportId);
        if (before === undefined) throw new NotYet('REPORT_NOT_FILED');
        const outcome = decide(before, this.contexts.of(copy, change.at));
        if (isSame(before, outcome.state)) return;
        saveCase(tx, before, outcome.state, change.at);
        change.record(`case.${action}`);
        publishCase(change, outcome);
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') throw new NotYet('REPORT_NOT_FILED');
      throw error;
    }
  }

  /** Makes the case of a filed report; one that is here already is left as it is. */
  async create(tx: Tx, reportId: string, origin: Origin, decide: (context: DecisionContext) => Outcome): Promise<void> {
    const copy = await this.wholeCopy(tx);
    await changeCase(this.database, tx, { caseId: reportId, actor: SYSTEM, now: this.clock.now(), create: true }, async (change) => {
      if (!change.isFirst) return;
      const outcome = decide(this.contexts.of(copy, change.at));
      createCase(tx, outcome.state, origin);
      change.record('case.filed', { pack: origin.pack, packVersion: origin.packVersion, directoryRevision: copy.revision, number: outcome.state.file.number });
      publishCase(change, outcome);
    });
  }

  private async wholeCopy(tx: Tx): Promise<DirectoryCopy> {
    try {
      return await this.contexts.copy(tx);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'DIRECTORY_COPY_INCOMPLETE') throw new NotYet(error.code);
      throw error;
    }
  }
}
