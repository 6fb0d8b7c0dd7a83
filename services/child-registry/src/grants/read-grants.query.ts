import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type Bind, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, readPage, SensitiveRows, type PageQuery } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import type { FileView } from '../child/file.dto.js';
import { fileView } from '../child/file-view.js';
import { holds } from '../child/period.domain.js';
import { LookAtChild } from '../child/look-at-child.js';
import { readWhole } from '../child/read-whole.js';
import { cardView, readCard } from './card-view.js';
import { expectCountyOf } from './county-of.js';
import type { ChildCardView, GrantedPage, GrantsView } from './grant.dto.js';
import { Grant } from './grant.entity.js';

/** Lets this transaction see the file of a grant that row security shows to whoever asks as theirs, and no other. */
const ADMIT = `SELECT level, child, set_config('app.reports', format('{%s}', child), true) FROM file_grant WHERE id = $1 AND desk = ANY (app.desks())`;

/** Who was let in to a file, for its county; and what a desk that was let in sees. */
@Injectable()
export class ReadGrants {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO */
  ofFile(principal: StaffPrincipal, id: string): Promise<GrantsView> {
    return this.looking.look(principal, id, { what: 'GRANTS', least: 'COUNTY' }, async ({ tx, viewer, child, today }) => {
      expectCountyOf(viewer, child, { mayBeLinked: true });
      const rows = await tx.manager.find(Grant, { where: { child: id }, order: { recordedAt: 'DESC', id: 'DESC' } });
      return {
        items: rows.map((row) => this.sensitive.plain(Grant, row)).map(({ id: grant, version, desk, level, fromOn, untilOn, endedOn, reason, letterNumber, endReason, byStaff }) => ({
          id: grant, version, desk, level, from: fromOn, until: untilOn, endedOn, reason, letterNumber, endReason, by: byStaff, holds: endedOn === null && holds({ from: fromOn, to: untilOn }, today),
        })),
      };
    });
  }

  /** Files the viewer’s desks were let in to, by ids alone. @throws DomainError INVALID_CURSOR */
  mine(principal: StaffPrincipal, query: PageQuery): Promise<GrantedPage> {
    return this.database.read(databaseContext(principal, this.clock.now()), async (tx) => {
      const { rows, next } = await readPage<Grant>(tx, {
        entity: Grant, asked: query, order: { by: 'untilOn', of: 'day' }, where: (bind) => [ofDesks(principal, bind)],
      });
      return { items: rows.map(({ id, child, level, untilOn }) => ({ id, childId: child, level, until: untilOn })), next };
    });
  }

  /** @throws DomainError NOT_FOUND of a grant that does not hold or is not theirs */
  card(principal: StaffPrincipal, grantId: string): Promise<ChildCardView> {
    return this.admitted(principal, grantId, 'C', async (tx, child, today) => cardView(await readCard(tx, child), { sensitive: this.sensitive, today, named: true }));
  }

  /** @throws DomainError NOT_FOUND; NOT_YOURS_TO_DO where the card alone was granted */
  file(principal: StaffPrincipal, grantId: string): Promise<FileView> {
    return this.admitted(principal, grantId, 'F', async (tx, child, today) => fileView(await readWhole(tx, child.id) ?? missing(), principal, today, this.sensitive));
  }

  private async admitted<T>(principal: StaffPrincipal, grantId: string, level: Grant['level'], read: (tx: Parameters<typeof readCard>[0], child: Child, today: ReturnType<typeof shanghaiDate>) => Promise<T>): Promise<T> {
    const at = this.clock.now();
    return this.database.transaction(databaseContext(principal, at), async (tx) => {
      const grant = await tx.maybeOne<Pick<Grant, 'level' | 'child'>>(ADMIT, [grantId]);
      const child = grant && await tx.manager.findOneBy(Child, { id: grant.child });
      if (grant === undefined || !child || child.recused.includes(principal.staff)) throw new DomainError('NOT_FOUND');
      if (level === 'F' && grant.level !== 'F') throw new DomainError('NOT_YOURS_TO_DO');
      const seen = await read(tx, child, shanghaiDate(at));
      recordAccess(tx, { caseId: child.id, at, staff: principal.staff, ...(principal.desks[0] === undefined ? {} : { desk: principal.desks[0].id }), what: 'GRANTED', level });
      return seen;
    });
  }
}

const ofDesks = ({ desks }: StaffPrincipal, bind: Bind): string => `r.desk = ANY (${bind(desks.map(({ id }) => id))}::uuid[])`;

function missing(): never {
  throw new DomainError('NOT_FOUND');
}
