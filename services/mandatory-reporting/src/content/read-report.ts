import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { CaseParts } from '../filing/case-parts.js';
import { levelOf } from '../grants/grants.domain.js';
import type { ReportContent } from './content.dto.js';
import { mayCall } from './may-call.domain.js';
import { readCard, readGrants, readParts, readSupplementTimes, type GrantRow } from './report-rows.query.js';
import { showContent, showReceipt } from './show-content.js';
import { tellReading } from './tell-reading.js';

/**
 * Not there, not theirs, or a grant still on its way: a desk is asked to try again whichever it is, so the answer tells nothing.
 */
export function notVisible(principal: Principal): DomainError {
  const atDesk = principal.kind === 'STAFF' && principal.desks.length > 0;
  return atDesk ? new DomainError('NOT_YET_VISIBLE', { retryAfter: 1 }) : new DomainError('NOT_FOUND');
}

@Injectable()
export class ReadReport {
  constructor(private readonly parts: CaseParts) {}

  /**
   * The content at the caller's level (to who holds number and code that it is there and when it was added to, and no word of it), with an access record in the
   * same transaction. What a desk's reading says is published to the desks: that it opens what nobody has opened, and that a supplement was read.
   * @throws DomainError NOT_FOUND, NOT_YET_VISIBLE
   */
  read(id: string, principal: Principal): Promise<ReportContent> {
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const rows = Promise.all([readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readParts(tx, id)]);
      const [card, grants, [stories, suspicions, guardians, reporter, keeping, contact, child]] = await rows;
      const level = levelOf(card?.rank);
      if (card === undefined || level === undefined) throw notVisible(principal);
      this.leaveRecord(tx, id, principal, level, grants[0], now);
      if (principal.kind === 'ANONYMOUS_REPORTER') return showReceipt(card, await readSupplementTimes(tx, id));
      await tellReading({ tx, database, principal, now }, card, grants);
      return showContent(sealed, card, level, {
        stories, suspicions, guardians, reporter, keeping: keeping ?? { hidden: true, keepFrom: [] }, contact: grants.some(mayCall) ? contact : null, childId: child?.childId,
      });
    });
  }

  private leaveRecord(tx: Tx, caseId: string, principal: Principal, level: string, grant: GrantRow | undefined, at: Instant): void {
    // A reporter's own read names nobody: the record would say who reported.
    if (level === 'REPORTER' || principal.kind !== 'STAFF') return recordAccess(tx, { caseId, at, what: 'REPORTER', level: 'REPORTER' });
    recordAccess(tx, { caseId, at, staff: principal.staff, what: 'CONTENT', level, ...(grant ? { desk: grant.desk } : {}) });
  }
}
