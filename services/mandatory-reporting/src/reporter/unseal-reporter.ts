import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { changeCase, once } from '@referrals/database';
import { actorAt, idempotencySecrets, type RequestKey } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { SealedReporter } from '../content/report-parts.entity.js';
import { readGrants } from '../content/report-rows.query.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';
import { uncheckedIn } from '../form/unchecked.domain.js';
import type { Unseal, UnsealedReporter } from './reporter.dto.js';

@Injectable()
export class UnsealReporter {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Break-glass: who reported, for a supervisor of a police desk that leads the case. Trail and access record are committed with
   * the read; auditors and the case's other supervisors see them. The identity is kept in no stored answer.
   * @throws DomainError NOT_YET_VISIBLE outside that scope
   */
  unseal(id: string, { reason }: Unseal, { key, route }: RequestKey, principal: StaffPrincipal): Promise<UnsealedReporter> {
    const { database, clock, keys, sealed } = this.parts;
    const now = clock.now();
    const request = { principal: principal.staff, route, key, body: { reason }, at: now, secrets: idempotencySecrets(keys) };
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const supervised = principal.desks.filter((one) => one.role === 'SUPERVISOR' && one.agency === 'PSB').map((one) => one.id);
      const grants = await readGrants(tx, principal, now, id);
      const lead = grants.find((grant) => grant.rank === RANK.LEAD && supervised.includes(grant.desk));
      if (lead === undefined) throw notVisible(principal);
      await once(tx, request, async () => {
        await changeCase(database, tx, { caseId: id, actor: actorAt(principal, lead.desk), now }, (change) => change.record('report.reporter-unsealed'));
        return {};
      });
      const row = await tx.manager.findOneBy(SealedReporter, { reportId: id });
      if (row === null) throw notVisible(principal);
      recordAccess(tx, { caseId: id, at: now, staff: principal.staff, desk: lead.desk, what: 'REPORTER_IDENTITY', level: 'LEAD', reason });
      const reporter = sealed.open(SealedReporter, 'sealed', row);
      return { ...reporter, unchecked: uncheckedIn({ reporter }) } as UnsealedReporter;
    });
  }
}
