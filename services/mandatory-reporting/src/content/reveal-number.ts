import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { CaseParts } from '../filing/case-parts.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import { numberIn, whatOf } from './mask.domain.js';
import type { Reveal, Revealed } from './reveal.dto.js';
import { notVisible } from './read-report.js';
import { readCard, readGrants, readParts } from './report-rows.query.js';
import { shownParts } from './show-content.js';

@Injectable()
export class RevealNumber {
  constructor(private readonly parts: CaseParts) {}

  /**
   * A number that the content shows masked, in clear, at the caller's level; the look is recorded in the same transaction, with which number.
   * @throws DomainError NOT_FOUND where nothing was told there, or not to this level; NOT_YET_VISIBLE
   */
  reveal(id: string, { field, part, reason }: Reveal, principal: StaffPrincipal): Promise<Revealed> {
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    return database.transaction(databaseContext(principal, now), async (tx) => {
      const [card, grants, [stories, suspicions, , , keeping]] = await Promise.all([readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readParts(tx, id)]);
      const level = levelOf(card?.rank);
      if (card === undefined || level === undefined || RANK[level] > RANK.SUPPORT) throw notVisible(principal);
      const told = shownParts(sealed, level, { stories, suspicions, keeping: keeping ?? { hidden: true } }).find((one) => one.part === part);
      const value = told && numberIn(told.form, field);
      if (value === undefined) throw new DomainError('NOT_FOUND', { field: 'field' });
      const desk = grants[0]?.desk;
      recordAccess(tx, { caseId: id, at: now, staff: principal.staff, what: whatOf(field), level, ...(desk === undefined ? {} : { desk }), ...(reason === undefined ? {} : { reason }) });
      return { value };
    });
  }
}
