import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { changeCase, once, type Change } from '@referrals/database';
import { idempotencySecrets, type RequestKey } from '@referrals/service-kit';
import { actorAt } from '../content/actor-at.js';
import { notVisible } from '../content/read-report.js';
import { readGrants } from '../content/report-rows.query.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';
import { readRouting } from '../routing/case-routing.repository.js';
import { GuardianDecisionRecord } from './guardian-decision.entity.js';
import { allowTelling } from './guardians-told.domain.js';
import type { GuardianDecision, GuardiansTold } from './guardians.dto.js';

const MAY_DECIDE = ['PSB', 'CIV'];

@Injectable()
export class TellGuardians {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Records the decision of a police or civil affairs desk that works on the case. Never automatic.
   * @throws DomainError NOT_YET_VISIBLE, FORBIDDEN, INSTANT_IN_FUTURE, and those of `allowTelling`
   */
  async decide(id: string, told: GuardiansTold, { key, route }: RequestKey, principal: StaffPrincipal): Promise<GuardianDecision> {
    const { database, clock, keys } = this.parts;
    const now = clock.now();
    if (told.at !== undefined && told.at > now) throw new DomainError('INSTANT_IN_FUTURE', { field: 'at' });
    const request = { principal: principal.staff, route, key, body: told, at: now, secrets: idempotencySecrets(keys) };
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const grants = (await readGrants(tx, principal, now, id)).filter((grant) => grant.rank <= RANK.SUPPORT);
      if (grants.length === 0) throw notVisible(principal);
      const desk = grants.map((grant) => principal.desks.find((one) => one.id === grant.desk)).find((one) => one !== undefined && MAY_DECIDE.includes(one.agency));
      if (desk === undefined) throw new DomainError('FORBIDDEN');
      const { answer } = await once(tx, request, () => changeCase(database, tx, { caseId: id, actor: actorAt(principal, desk.id), now }, (change) =>
        this.store(change, told, desk.id, principal.staff)));
      return answer;
    });
  }

  private async store(change: Change, decided: GuardiansTold, desk: string, staff: string): Promise<GuardianDecision> {
    const { tx, caseId: id, at } = change;
    const [routing, before] = await Promise.all([
      readRouting(tx, this.parts.sealed, id),
      tx.manager.countBy(GuardianDecisionRecord, { reportId: id }),
    ]);
    if (routing === undefined) throw new DomainError('NOT_FOUND');
    allowTelling(decided, routing.facts);
    const { told, how, abuseChecked } = decided;
    const n = before + 1;
    void tx.manager.insert(GuardianDecisionRecord, {
      reportId: id, n, at, desk, staff, told, toldAt: told ? decided.at ?? at : null, how, reason: decided.reason, abuseChecked,
    });
    change.record(told ? 'report.guardians-told' : 'report.guardians-not-told', { how: how ?? null, abuseChecked: abuseChecked ?? null });
    return { reportId: id, n, told, decidedAt: at };
  }
}
