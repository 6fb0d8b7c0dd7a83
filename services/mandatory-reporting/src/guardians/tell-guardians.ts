import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { isInFuture, liesBefore, notAhead, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { actorAt, type RequestKey } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { readGrants } from '../content/report-rows.query.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';
import { readRouting, type CaseRouting } from '../routing/case-routing.repository.js';
import { GuardianDecisionRecord } from './guardian-decision.entity.js';
import { allowTelling } from './guardians-told.domain.js';
import type { GuardianDecision, GuardiansTold } from './guardians.dto.js';

const MAY_DECIDE: readonly string[] = ['PSB', 'CIV'];

/** Desks of theirs that work on the case, and what was decided so far. */
interface Before { readonly desks: readonly string[]; readonly routing: CaseRouting | undefined; readonly decisions: number }

@Injectable()
export class TellGuardians {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Records the decision of a police or civil affairs desk that works on the case. Never automatic.
   * @throws DomainError NOT_YET_VISIBLE, FORBIDDEN, INSTANT_IN_FUTURE, INSTANT_BEFORE_REPORT, and those of `allowTelling`
   */
  async decide(id: string, decided: GuardiansTold, key: RequestKey, principal: StaffPrincipal): Promise<GuardianDecision> {
    const { door } = this.parts;
    if (decided.at !== undefined && isInFuture(decided.at, door.now())) throw new DomainError('INSTANT_IN_FUTURE', { field: 'at' });
    const asked = { principal, key, body: decided, unseen: () => notVisible(principal) };
    return door.change(asked, { id, read: (tx, now) => this.read(tx, id, principal, now) }, (change, before) => this.store(change, decided, principal, before));
  }

  private async read(tx: Tx, id: string, principal: StaffPrincipal, now: Instant): Promise<Before | undefined> {
    const [grants, routing, decisions] = await Promise.all([
      readGrants(tx, principal, now, id), readRouting(tx, this.parts.sealed, id), tx.manager.countBy(GuardianDecisionRecord, { reportId: id }),
    ]);
    const desks = grants.filter((grant) => grant.rank <= RANK.SUPPORT).map(({ desk }) => desk);
    return desks.length === 0 ? undefined : { desks, routing, decisions };
  }

  private store(change: Change, decided: GuardiansTold, principal: StaffPrincipal, { desks, routing, decisions }: Before): GuardianDecision {
    const { tx, caseId: id, at } = change;
    const desk = desks.find((one) => principal.desks.some(({ id: own, agency }) => own === one && MAY_DECIDE.includes(agency)));
    if (desk === undefined) throw new DomainError('FORBIDDEN');
    if (routing === undefined) throw new DomainError('NOT_FOUND');
    if (decided.at !== undefined && liesBefore(decided.at, routing.filedAt)) throw new DomainError('INSTANT_BEFORE_REPORT', { field: 'at' });
    allowTelling(decided, routing.facts);
    const { told, how, abuseChecked } = decided;
    const n = decisions + 1;
    void tx.manager.insert(GuardianDecisionRecord, {
      reportId: id, n, at, desk, staff: principal.staff, told, toldAt: told ? (decided.at === undefined ? at : notAhead(decided.at, at)) : null, how, reason: decided.reason, abuseChecked,
    });
    change.record(told ? 'report.guardians-told' : 'report.guardians-not-told', { how: how ?? null, abuseChecked: abuseChecked ?? null }, actorAt(principal, desk));
    return { reportId: id, n, told, decidedAt: at };
  }
}
