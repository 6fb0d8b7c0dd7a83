import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError, ReportContentRead } from '@referrals/contracts';
import { changeCase, type Tx } from '@referrals/database';
import { actorAt } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import type { ReportContent } from './content.dto.js';
import { FirstRead } from './report-parts.entity.js';
import { readCard, readGrants, readParts, type GrantRow } from './report-rows.query.js';
import { showContent, showReceipt } from './show-content.js';

/**
 * Not there, not theirs, or a grant still on its way: a desk is asked to try again whichever it is, so the answer tells nothing.
 */
export function notVisible(principal: Principal): DomainError {
  const atDesk = principal.kind === 'STAFF' && principal.desks.length > 0;
  return atDesk ? new DomainError('NOT_YET_VISIBLE', { retryAfter: 1 }) : new DomainError('NOT_FOUND');
}

/** A desk that leads and has an answer to give: it may see how to telephone a reporter who allowed it. */
const mayCall = ({ rank, relation, state }: GrantRow): boolean => rank === RANK.LEAD && relation !== 'WATCHER' && state !== 'fed_back';

@Injectable()
export class ReadReport {
  constructor(private readonly parts: CaseParts) {}

  /**
   * The content at the caller's level (of who holds number and code that it is there, and no word of it), with an access record in the same transaction. The first read by a desk that owns a
   * referral nobody has opened, or backs it up, is published to its owner: reading is what opens.
   * @throws DomainError NOT_FOUND, NOT_YET_VISIBLE
   */
  read(id: string, principal: Principal): Promise<ReportContent> {
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const rows = Promise.all([readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readParts(tx, id)]);
      const [card, grants, [stories, suspicions, guardians, reporter, keeping, contact]] = await rows;
      const level = levelOf(card?.rank);
      if (card === undefined || level === undefined) throw notVisible(principal);
      this.leaveRecord(tx, id, principal, level, grants[0], now);
      if (principal.kind === 'ANONYMOUS_REPORTER') return showReceipt(card);
      await this.publishFirstRead(tx, id, principal, grants, now);
      const caller = contact === null ? undefined : grants.find(mayCall);
      if (caller !== undefined && principal.kind === 'STAFF') recordAccess(tx, { caseId: id, at: now, staff: principal.staff, desk: caller.desk, what: 'REPORTER_CONTACT', level });
      return showContent(sealed, card, level, {
        stories, suspicions, guardians, reporter, keeping: keeping ?? { hidden: true, keepFrom: [] }, contact: caller === undefined ? null : contact,
      });
    });
  }

  private leaveRecord(tx: Tx, caseId: string, principal: Principal, level: string, grant: GrantRow | undefined, at: Instant): void {
    // A reporter's own read names nobody: the record would say who reported.
    if (level === 'REPORTER' || principal.kind !== 'STAFF') return recordAccess(tx, { caseId, at, what: 'REPORTER', level: 'REPORTER' });
    recordAccess(tx, { caseId, at, staff: principal.staff, what: 'CONTENT', level, ...(grant ? { desk: grant.desk } : {}) });
  }

  private async publishFirstRead(tx: Tx, caseId: string, principal: Principal & { kind: 'STAFF' }, grants: readonly GrantRow[], now: Instant): Promise<void> {
    const unread = grants.filter((grant) => grant.state === 'routed' && grant.relation !== 'WATCHER' && !grant.read);
    const first = unread[0];
    if (first === undefined) return;
    await changeCase(this.parts.database, tx, { caseId, actor: actorAt(principal, first.desk), now }, async (change) => {
      // Under the lock: a colleague may have read it a moment ago.
      const still = await readGrants(tx, principal, now, caseId);
      for (const grant of still.filter((one) => unread.some((was) => was.referralId === one.referralId && was.desk === one.desk && !one.read))) {
        const { referralId, desk, version } = grant;
        void tx.manager.insert(FirstRead, { referralId, desk, version, reportId: caseId });
        change.record('report.content-read', { referralId }, actorAt(principal, desk));
        change.emit(ReportContentRead, { reportId: caseId, referralId, desk, staff: principal.staff, at: change.at });
      }
    });
  }
}
