import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readAccesses, type Accesses, type AccessesQuery } from '@referrals/service-kit';
import { reviewScope } from './review-scope.js';

/** Who read the decisions, notes and answers of a case, newest first: for auditors, and for supervisors of desks that work on it. */
@Injectable()
export class AccessReview {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async list(id: string, query: AccessesQuery, principal: StaffPrincipal): Promise<Accesses> {
    const now = this.clock.now();
    const [{ rows, next }, theirs, filed] = await this.database.read(databaseContext(principal, now), (tx) => Promise.all([
      readAccesses(tx, id, query), isTheirs(tx, id, principal, now), wasFiled(tx, id),
    ]));
    if (!theirs || !filed) throw new DomainError('NOT_FOUND');
    return { items: rows, next };
  }
}

async function isTheirs(tx: Tx, id: string, principal: StaffPrincipal, at: Instant): Promise<boolean> {
  const bind = binder();
  return await tx.maybeOne(`SELECT c.id FROM (SELECT ${bind(id)}::uuid AS id) c WHERE ${reviewScope(principal, at, bind)('c.id')}`, bind.values) !== undefined;
}

/** Auditors see every trail and no referral: that there is a case is told by its first link. */
const wasFiled = async (tx: Tx, id: string): Promise<boolean> => await tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]) !== undefined;
