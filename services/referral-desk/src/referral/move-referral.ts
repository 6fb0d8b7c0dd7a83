import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { notAhead, type Instant, type ToldTime } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import type { MakesMoves, MoveRequest } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ChangeCase, type Admission } from '../case/change-case.js';
import { allowedActions } from './allowed-actions.domain.js';
import type { Action } from './moves.domain.js';
import { actorOf, personOf } from './person-of.js';
import { decisionOf } from './referral-moves.js';
import { referralView, type ReferralView } from './referral.dto.js';
import { MoveNote, ReferralRecord } from './referral.entity.js';
import { coordinates } from '../case/standing.domain.js';

/** What a move's body may say in words. */
interface Said {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly number?: string | undefined;
  readonly at?: ToldTime | undefined;
}

/** The one way a person moves a referral. */
@Injectable()
export class MoveReferral implements MakesMoves<Action> {
  constructor(private readonly cases: ChangeCase, private readonly database: ServiceDatabase) {}

  /** @throws DomainError NOT_FOUND for what is not theirs to see, VERSION_STALE, ILLEGAL_MOVE, what the move refuses; nothing is changed then */
  async move(action: Action, request: MoveRequest): Promise<ReferralView> {
    const { principal, id, version, key, body } = request;
    const admission = await this.admissionTo(action, principal, id);
    const person = personOf(principal);
    return this.cases.byPerson({ principal, admission, key, body }, (before, context) => {
      const referral = before.referrals.find((candidate) => candidate.id === id);
      const actor = referral && actorOf(before.file, referral, person, context.at);
      if (actor === undefined) throw new DomainError('NOT_FOUND');
      const seen = expectVersion(referral, version);
      const outcome = decisionOf(action)(before, id, person, body as never, context);
      const after = outcome.state.referrals.find((candidate) => candidate.id === id) ?? seen;
      return {
        outcome, actor, keep: (tx) => saveNote(tx, before.file.reportId, action, request, actor.desk, context.at),
        answer: referralView(outcome.state.file, after, allowedActions(outcome.state, after, person, context.at, context.rules)),
      };
    });
  }

  /** Whoever sees a referral is admitted to its case; to open one again also the coordinator, whose desk need neither hold nor watch it. */
  private async admissionTo(action: Action, principal: StaffPrincipal, id: string): Promise<Admission> {
    const desks = action === 'reopen' ? principal.desks.filter((desk) => desk.agency === 'COORD') : [];
    const found = desks.length === 0 ? null : await this.database.asWorker((tx) => tx.manager.findOneBy(ReferralRecord, { id }));
    return found !== null && desks.some((desk) => coordinates(found, desk)) ? { report: found.reportId } : { seeing: 'referral', id };
  }
}

/** What was said in words stays here; the trail has codes only. A decision keeps its own words. */
function saveNote(tx: Tx, reportId: string, action: Action, { id, principal, body }: MoveRequest, desk: string | undefined, at: Instant): void {
  const { reason, note, number, at: told }: Said = body;
  if (action === 'decide' || (reason ?? note ?? number ?? told) === undefined) return;
  const saidAt = told === undefined ? undefined : notAhead(told, at);
  void tx.manager.insert(MoveNote, { id: v7(), reportId, referralId: id, action, at, desk, staff: principal.staff, reason, note, number, saidAt });
}
