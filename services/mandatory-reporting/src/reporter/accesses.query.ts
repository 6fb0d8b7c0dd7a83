import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { readAccesses, type Accesses, type AccessesQuery } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { CaseParts } from '../filing/case-parts.js';
import { reviewScope } from './review-scope.js';

/** Who looked at a case, newest first: for auditors, and for supervisors of desks that work on it. Nobody yet is an empty list. */
@Injectable()
export class AccessReview {
  constructor(private readonly parts: CaseParts) {}

  /** @throws DomainError NOT_FOUND, NOT_YET_VISIBLE, INVALID_CURSOR */
  async list(id: string, query: AccessesQuery, principal: StaffPrincipal): Promise<Accesses> {
    const now = this.parts.clock.now();
    const [{ rows, next }, theirs, filed] = await this.parts.database.read(databaseContext(principal, now), (tx) => Promise.all([
      readAccesses(tx, id, query), isTheirs(tx, id, principal, now), wasFiled(tx, id),
    ]));
    if (!theirs || !filed) throw notVisible(principal);
    return { items: rows, next };
  }
}

async function isTheirs(tx: Tx, id: string, principal: StaffPrincipal, at: Instant): Promise<boolean> {
  const bind = binder();
  return await tx.maybeOne(`SELECT r.id FROM (SELECT ${bind(id)}::uuid AS id) r WHERE ${reviewScope(principal, at, bind)('r.id')}`, bind.values) !== undefined;
}

/** Auditors see every trail and no report, supervisors the trails of reports that their desks work on: that there is one is told by its first link. */
const wasFiled = async (tx: Tx, id: string): Promise<boolean> => await tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]) !== undefined;
