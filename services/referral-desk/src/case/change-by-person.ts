import { Injectable } from '@nestjs/common';
import { databaseContext, type Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { changeOnce, ServiceDatabase, type Actor, type Tx } from '@referrals/database';
import { ClockPort, idempotencySecrets, KeyRing, type RequestKey } from '@referrals/service-kit';
import { DecisionContexts } from '../directory/decision-contexts.js';
import type { Outcome, DecisionContext } from './case-draft.domain.js';
import type { CaseState } from './case.domain.js';
import { readAdmittedCase } from './read-case.js';
import { saveCase } from './save-case.js';
import { publishCase } from './publish-case.js';

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

/**
 * How a person's request changes a case: the key and behind it the case's lock, the decision on what is read under it, then rows, trail
 * and events, in one transaction. Two messages to the database: all that is asked, and all that is written with the commit.
 */
@Injectable()
export class ChangeByPerson {
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly keys: KeyRing, private readonly contexts: DecisionContexts,
  ) {}

  /**
   * @throws DomainError NOT_FOUND when they are admitted to no case; IDEMPOTENCY_*; DIRECTORY_COPY_INCOMPLETE; what `decide` throws, and
   * then nothing is changed
   */
  change<T extends object>(
    { principal, admission, key, body }: PersonsRequest, decide: (before: CaseState, context: DecisionContext) => Decided<T>,
  ): Promise<T> {
    const at = this.clock.now();
    const who = principal.kind === 'STAFF' ? principal.staff : `report ${principal.report}`;
    const request = { principal: who, ...key, body, at, secrets: idempotencySecrets(this.keys), actor: { role: 'SYSTEM' } as const };
    return this.database.transaction(databaseContext(principal, at, 'report' in admission ? [admission.report] : []), (tx) => {
      if ('seeing' in admission) admit(tx, admission.seeing, admission.id);
      const copy = this.contexts.copy(tx);
      copy.catch(() => undefined);
      const changed = changeOnce(this.database, tx, request, async (change) => {
        const context = this.contexts.of(await copy, change.at);
        const before = await read;
        if (before === undefined) throw new DomainError('NOT_FOUND');
        const { outcome, actor, answer, keep } = decide(before, context);
        saveCase(tx, before, outcome.state, change.at);
        keep?.(tx);
        publishCase(change, outcome, actor);
        return answer;
      });
      // Sent behind the lock, and answered after it: what is read stays true until the commit.
      const read = readAdmittedCase(tx);
      read.catch(() => undefined);
      return changed;
    });
  }
}

/** Admits the transaction to the case of a row that the person sees. Nothing seen admits to nothing. */
function admit(tx: Tx, table: 'referral' | 'feedback', id: string): void {
  void tx.query(`SELECT set_config('app.reports', format('{%s}', report_id), true) FROM ${table} WHERE id = $1`, [id]);
}
