import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase } from '@referrals/database';
import { ClockPort, readAccesses, type Accesses, type AccessesQuery } from '@referrals/service-kit';
import { ReferralRecord } from '../referral/referral.entity.js';

/** Who read the decisions, notes and answers of a case, newest first: for auditors, and for supervisors of desks that work on it. */
@Injectable()
export class AccessReview {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async list(id: string, query: AccessesQuery, principal: StaffPrincipal): Promise<Accesses> {
    const supervised = principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id);
    const [{ rows, next }, works, filed] = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => Promise.all([
      readAccesses(tx, id, query),
      tx.manager.existsBy(ReferralRecord, { reportId: id, role: Any(['LEAD', 'SUPPORT']), owner: Any(supervised) }),
      tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]),
    ]));
    // Auditors see every trail and no referral: that there is a case is told by its first link.
    if (!works && !(filed !== undefined && principal.roles.includes('AUDITOR'))) throw new DomainError('NOT_FOUND');
    return { items: rows, next };
  }
}
