import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import type { Outcome, DecisionContext } from '../case/case-draft.domain.js';
import type { CaseState } from '../case/case.domain.js';
import { ChangeByPerson } from '../case/change-by-person.js';
import { allowedActions } from './allowed-actions.domain.js';
import { actorOf, personOf } from './person-of.js';
import { referralView, type ReferralView } from './referral.dto.js';
import { MoveNote } from './referral.entity.js';
import type { Action } from './moves.domain.js';
import type { Person } from '../case/standing.domain.js';

/** What a move's body may say in words. */
export interface Said {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly number?: string | undefined;
  readonly at?: Instant | undefined;
}

export interface MoveRequest {
  readonly principal: StaffPrincipal;
  readonly referralId: string;
  /** The version the person saw (`If-Match`). */
  readonly version: number;
  readonly key: RequestKey;
  readonly body: Said;
}

export type Decide = (state: CaseState, person: Person, context: DecisionContext) => Outcome;

/** The one way a person moves a referral. */
@Injectable()
export class MakeMove {
  constructor(private readonly persons: ChangeByPerson) {}

  /**
   * @param report given when the caller was admitted to the case in another way than by seeing the referral
   * @throws DomainError NOT_FOUND for what is not theirs to see, VERSION_STALE, ILLEGAL_MOVE; nothing is changed then
   */
  make(action: Action, request: MoveRequest, decide: Decide, report?: string): Promise<ReferralView> {
    const { principal, referralId, version, key, body } = request;
    const admission = report === undefined ? { seeing: 'referral', id: referralId } as const : { report };
    const person = personOf(principal);
    return this.persons.change({ principal, admission, key, body }, (before, context) => {
      const referral = before.referrals.find((candidate) => candidate.id === referralId);
      const actor = referral && actorOf(before.file, referral, person, context.at);
      if (referral === undefined || actor === undefined) throw new DomainError('NOT_FOUND');
      if (referral.version !== version) throw new DomainError('VERSION_STALE', { field: 'If-Match' });
      const outcome = decide(before, person, context);
      const after = outcome.state.referrals.find((candidate) => candidate.id === referralId) ?? referral;
      return {
        outcome, actor, keep: (tx) => saveNote(tx, before.file.reportId, action, request, actor.desk, context.at),
        answer: referralView(outcome.state.file, after, allowedActions(outcome.state, after, person, context.at, context.rules)),
      };
    });
  }
}

/** What was said in words stays here; the trail has codes only. A decision keeps its own words. */
function saveNote(tx: Tx, report: string, action: Action, request: MoveRequest, desk: string | undefined, at: Instant): void {
  const { reason, note, number, at: saidAt } = request.body;
  if (action === 'decide' || (reason ?? note ?? number ?? saidAt) === undefined) return;
  void tx.manager.insert(MoveNote, { id: v7(), reportId: report, referralId: request.referralId, action, at, desk, staff: request.principal.staff, reason, note, number, saidAt });
}
