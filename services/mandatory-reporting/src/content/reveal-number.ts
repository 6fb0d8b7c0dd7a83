import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { CaseParts } from '../filing/case-parts.js';
import { levelOf, RANK, type Level } from '../grants/grants.domain.js';
import { numberIn, REPORTER_PHONE, whatOf } from './mask.domain.js';
import { mayCall } from './may-call.domain.js';
import type { Reveal, Revealed } from './reveal.dto.js';
import { notVisible } from './read-report.js';
import { ReporterContact } from './report-parts.entity.js';
import { readCard, readGrants, readParts, type GrantRow, type ReportParts } from './report-rows.query.js';
import { shownParts } from './show-content.js';

/** A number in clear, and at which of the caller's desks it is shown. */
interface Found { readonly value: string | undefined; readonly desk: string | undefined }
const NOWHERE: Found = { value: undefined, desk: undefined };

@Injectable()
export class RevealNumber {
  constructor(private readonly parts: CaseParts) {}

  /**
   * A number that the content shows masked, in clear, at the caller's level; the look is recorded in the same transaction, with which number.
   * @throws DomainError NOT_FOUND where nothing was told there, or not to this level, and of the reporter where it may not be called; NOT_YET_VISIBLE
   */
  reveal(id: string, { field, part, reason }: Reveal, principal: StaffPrincipal): Promise<Revealed> {
    const { database, clock } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const [card, grants, parts] = await Promise.all([readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readParts(tx, id)]);
      const level = levelOf(card?.rank);
      if (card === undefined || level === undefined || RANK[level] > RANK.SUPPORT) throw notVisible(principal);
      const { value, desk } = field === REPORTER_PHONE ? this.ofReporter(grants, parts) : this.ofForm(field, part, level, grants, parts);
      if (value === undefined) throw new DomainError('NOT_FOUND', { field: 'field' });
      recordAccess(tx, { caseId: id, at: now, staff: principal.staff, what: whatOf(field), level, ...(desk === undefined ? {} : { desk }), ...(reason === undefined ? {} : { reason }) });
      return { value };
    });
  }

  private ofForm(field: string, part: number, level: Level, grants: readonly GrantRow[], [stories, suspicions, , , keeping]: ReportParts): Found {
    const told = shownParts(this.parts.sealed, level, { stories, suspicions, keeping: keeping ?? { hidden: true } }).find((one) => one.part === part);
    return { value: told && numberIn(told.form, field), desk: grants[0]?.desk };
  }

  private ofReporter(grants: readonly GrantRow[], [, , , , , contact]: ReportParts): Found {
    const caller = grants.find(mayCall);
    return caller === undefined || contact === null ? NOWHERE : { value: this.parts.sealed.open(ReporterContact, 'sealed', contact).phone, desk: caller.desk };
  }
}
