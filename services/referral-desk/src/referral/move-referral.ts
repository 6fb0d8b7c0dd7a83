import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { notAhead, type Instant, type ToldTime } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, type MakesMoves, type MoveRequest } from '@referrals/service-kit';
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

const TOO_LATE: ReadonlySet<string> = new Set(['VERSION_STALE', 'ILLEGAL_MOVE', 'SUPPLEMENT_UNREAD']);
interface LastChange { readonly action: string; readonly desk: string | null; readonly at: Instant }
const LAST_CHANGE = `SELECT t.action, t.desk, t.at FROM referral r JOIN trail t ON t.case_id = r.report_id WHERE r.id = $1 AND t.facts->>'referral' = r.id::text
  ORDER BY t.n DESC LIMIT 1`;

/** The one way a person moves a referral. */
@Injectable()
export class MoveReferral implements MakesMoves<Action> {
  constructor(private readonly cases: ChangeCase, private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** @throws DomainError NOT_FOUND for what is not theirs to see, VERSION_STALE, ILLEGAL_MOVE, what the move refuses; nothing is changed then */
  async move(action: Action, request: MoveRequest): Promise<ReferralView> {
    const { principal, id, version, key, body } = request;
    const admission = await this.admissionTo(action, principal, id);
    const person = personOf(principal);
    return this.tellingWhatHappened(principal, id, () => this.cases.byPerson({ principal, admission, key, body }, (before, context) => {
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
    }));
  }

  /** To who comes too late: what was done last to what they wanted to move, as far as they may read the trail. */
  private async tellingWhatHappened<T>(principal: StaffPrincipal, id: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || !TOO_LATE.has(error.code)) throw error;
      const last = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => tx.maybeOne<LastChange>(LAST_CHANGE, [id]));
      if (last === undefined) throw error;
      const lastChange = { action: last.action, at: last.at, ...(last.desk === null ? {} : { desk: last.desk }) };
      throw new DomainError(error.code, { ...(error.field === undefined ? {} : { field: error.field }), facts: { ...error.facts, lastChange } });
    }
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
