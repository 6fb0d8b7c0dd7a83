import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Tx } from '@referrals/database';
import { readAccesses, type Accesses, type AccessesQuery } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { reportScope } from '../content/report-scope.js';
import { CaseParts } from '../filing/case-parts.js';
import { RANK } from '../grants/grants.domain.js';

/** Who looked at a case, newest first: for auditors, and for supervisors of desks that work on it. Nobody yet is an empty list. */
@Injectable()
export class AccessReview {
  constructor(private readonly parts: CaseParts) {}

  /** @throws DomainError NOT_FOUND, NOT_YET_VISIBLE, INVALID_CURSOR */
  async list(id: string, query: AccessesQuery, principal: StaffPrincipal): Promise<Accesses> {
    const context = databaseContext(principal, this.parts.clock.now());
    const [{ rows, next }, supervisor, filed] = await this.parts.database.read(context, (tx) => Promise.all([
      readAccesses(tx, id, query), this.supervises(tx, id, principal), wasFiled(tx, id),
    ]));
    if (!supervisor && !(filed && principal.roles.includes('AUDITOR'))) throw notVisible(principal);
    return { items: rows, next };
  }

  private async supervises(tx: Tx, id: string, principal: StaffPrincipal): Promise<boolean> {
    const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
    const bind = binder();
    const scope = reportScope(principal, this.parts.clock.now(), bind);
    const grant = await tx.maybeOne(
      `SELECT 1 AS works FROM ${scope.grants()} AND g.report_id = ${bind(id)} AND g.rank <= ${RANK.SUPPORT} AND g.desk = ANY (${bind(supervised)}::uuid[]) LIMIT 1`,
      bind.values,
    );
    return grant !== undefined;
  }
}

/** Auditors see every trail and no report: that there is one is told by its first link. */
const wasFiled = async (tx: Tx, id: string): Promise<boolean> => await tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]) !== undefined;
