import { Injectable } from '@nestjs/common';
import type { Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Actor, TrailFacts, Tx } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { ChangeDoor, type DirectoryCopy, type RequestKey } from '@referrals/service-kit';
import { DecisionContexts } from '../directory/decision-contexts.js';
import { admitBy } from './admit-by.js';
import type { DecisionContext, Outcome } from './case-draft.domain.js';
import type { CaseState } from './case.domain.js';
import { Onlookers } from './onlookers.js';
import { publishAnswers } from './publish-answers.js';
import { publishCase } from './publish-case.js';
import { readAdmittedCase, readCase } from './read-case.js';
import { createCase, saveCase, type Origin } from './save-case.js';

/** What lets a person's transaction read and change one case, and no other: a row of it that they see, or what the caller established. */
export type Admission = { readonly seeing: 'referral' | 'feedback'; readonly id: string } | { readonly report: string };

export interface PersonsRequest {
  readonly principal: Principal;
  readonly admission: Admission;
  readonly key: RequestKey;
  readonly body: unknown;
}

export interface Decided<T> {
  readonly outcome: Outcome;
  readonly actor: Actor;
  readonly answer: T;
  /** What else is kept, written after the case's own rows. */
  readonly keep?: (tx: Tx) => void;
}

/** How a case changes: what is decided on it, then rows, trail and events. */
@Injectable()
export class ChangeCase {
  constructor(private readonly door: ChangeDoor, private readonly contexts: DecisionContexts, private readonly onlookers: Onlookers) {}

  /**
   * @throws DomainError NOT_FOUND when they are admitted to no case; IDEMPOTENCY_*; DIRECTORY_COPY_INCOMPLETE; what `decide` throws, and
   * then nothing is changed
   */
  byPerson<T extends object>({ principal, admission, key, body }: PersonsRequest, decide: (before: CaseState, context: DecisionContext) => Decided<T>): Promise<T> {
    const admit = 'report' in admission ? admission.report : (tx: Tx): void => { admitBy(tx, admission.seeing, admission.id); };
    const read = async (tx: Tx) => {
      const [copy, before] = await Promise.all([this.contexts.copy(tx), readAdmittedCase(tx)]);
      return before && { copy, before };
    };
    return this.door.changeAdmitted({ principal, key, body }, { admit, read }, (change, { copy, before }) => {
      const { outcome, actor, answer, keep } = decide(before, this.contexts.of(copy, change.at));
      saveCase(change.tx, before, outcome.state, change.at, (referral) => change.dueAt(referral));
      keep?.(change.tx);
      this.onlookers.stirCase(change.tx, { before, after: outcome.state, at: change.at });
      publishCase(change, outcome, actor);
      publishAnswers(change, before, outcome.state, actor);
      return answer;
    });
  }

  /**
   * @param action what the case's own entry in the trail says; undefined leaves the referrals' entries alone
   * @throws NotYet until the report was filed here and the copy of the desks is whole: it waits, it never guesses
   */
  async byEvent(
    tx: Tx, reportId: string, action: Lowercase<string> | undefined, decide: (state: CaseState, context: DecisionContext) => Outcome,
    actor?: Actor, facts: TrailFacts = {},
  ): Promise<void> {
    const copy = await this.wholeCopy(tx);
    const target = { id: reportId, notYet: 'REPORT_NOT_FILED', actor, read: (inside: Tx) => readCase(inside, reportId) };
    await this.door.changeByEvent(tx, target, (change, before) => {
      const outcome = decide(before, this.contexts.of(copy, change.at));
      if (isSame(before, outcome.state)) return;
      saveCase(tx, before, outcome.state, change.at, (referral) => change.dueAt(referral));
      this.onlookers.stirCase(tx, { before, after: outcome.state, at: change.at });
      if (action !== undefined) change.record(`case.${action}`, facts);
      publishCase(change, outcome);
      publishAnswers(change, before, outcome.state);
    });
  }

  /** Makes the case of a filed report, and answers whether it did; one that is here already is left as it is. */
  async create(tx: Tx, reportId: string, origin: Origin, decide: (context: DecisionContext) => Outcome, facts: TrailFacts = {}): Promise<boolean> {
    const copy = await this.wholeCopy(tx);
    let made = false;
    await this.door.createByEvent(tx, reportId, (change) => {
      const outcome = decide(this.contexts.of(copy, change.at));
      made = true;
      createCase(tx, outcome.state, origin);
      this.onlookers.stirCase(tx, { after: outcome.state, at: change.at });
      change.record('case.filed', { pack: origin.pack, packVersion: origin.packVersion, directoryRevision: copy.revision, number: outcome.state.file.number, ...facts });
      publishCase(change, outcome);
    });
    return made;
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

/** Nothing happened: neither the file nor any referral is another than before. A trail of nothings would hide what happened. */
function isSame(before: CaseState, after: CaseState): boolean {
  return before.file === after.file && before.referrals.length === after.referrals.length
    && before.referrals.every((referral, index) => referral === after.referrals[index]);
}

