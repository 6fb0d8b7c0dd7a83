import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import { Child } from './child.entity.js';
import { isAtLeast, officeAt, type Office } from './office.domain.js';

/** A part of a file that somebody looks at, as it is recorded. */
export interface Look {
  readonly what: string;
  readonly level?: 'C' | 'F' | 'S';
  readonly reason?: string;
  /** The lowest office that may. */
  readonly least?: Office;
}

export interface Looking {
  readonly tx: Tx;
  readonly viewer: StaffPrincipal;
  readonly child: Child;
  readonly office: Office;
  readonly today: PlainDate;
}

/** Somebody looks at a part of a file: what they do not see is not there, and what they see is recorded with it. */
@Injectable()
export class LookAtChild {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers) {}

  /** @throws DomainError NOT_FOUND, also of a sealed file; NOT_YOURS_TO_DO below `least`; REASON_REQUIRED of the city, which looks for a reason */
  async look<T>(principal: StaffPrincipal, id: string, { what, level = 'F', reason, least = 'VILLAGE' }: Look, work: (looking: Looking) => Promise<T>): Promise<T> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const child = await tx.manager.findOneBy(Child, { id });
      const held = child === null ? undefined : officeAt(viewer, child.careDivision);
      if (child === null || held === undefined || child.sealed) throw new DomainError('NOT_FOUND');
      if (!isAtLeast(held.office, least)) throw new DomainError('NOT_YOURS_TO_DO');
      if (held.office === 'CITY' && reason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'reason' });
      const seen = await work({ tx, viewer, child, office: held.office, today: shanghaiDate(at) });
      recordAccess(tx, { caseId: id, at, staff: viewer.staff, desk: held.desk, what, level, ...(reason === undefined ? {} : { reason }) });
      return seen;
    });
  }
}
