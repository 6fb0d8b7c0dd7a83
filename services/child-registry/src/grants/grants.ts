import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { addMonths, shanghaiDate } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import { isOpen } from '@referrals/policy';
import { ChangeDoor, DirectoryCopyStore, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Child } from '../child/child.entity.js';
import { Viewers } from '../viewers.js';
import { expectCountyOf } from './county-of.js';
import type { ChangedGrant, EndGrantBody, NewGrant } from './grant.dto.js';
import { Grant, GRANT_MONTHS, GRANTABLE } from './grant.entity.js';

interface GrantRequest<B> { readonly principal: StaffPrincipal; readonly id: string; readonly key: RequestKey; readonly body: B }

/** The child’s county lets a desk of another agency see its card for some months, on a letter; or no longer. */
@Injectable()
export class Grants {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO, FILE_LINKED, FILE_ENDED, DESK_NOT_GRANTABLE, PERIOD_INVALID, DIRECTORY_COPY_INCOMPLETE */
  async give({ principal, id: childId, key, body }: GrantRequest<NewGrant>): Promise<ChangedGrant> {
    const viewer = await this.viewers.of(principal);
    const id = v7();
    return this.door.create({ principal: viewer, key, body }, {
      id, read: async (tx) => {
        const [child, copy] = await Promise.all([tx.manager.findOneBy(Child, { id: childId }), this.directory.loadWhole(tx)]);
        return child === null || child.sealed ? undefined : { child, copy };
      },
    }, (change, { child, copy }) => {
      const by = expectCountyOf(viewer, child);
      const { desk: deskId, level, until, reason, letterNumber } = body;
      if (level === 'F' && by.role !== 'SUPERVISOR') throw new DomainError('NOT_YOURS_TO_DO', { field: 'level' });
      if (child.status !== 'ACTIVE') throw new DomainError('FILE_ENDED');
      const today = shanghaiDate(change.at);
      const desk = copy.desk(deskId);
      if (desk === undefined || !isOpen(desk, today) || !GRANTABLE.some((agency) => agency === desk.agency)) throw new DomainError('DESK_NOT_GRANTABLE', { field: 'desk' });
      if (until <= today || until > addMonths(today, GRANT_MONTHS)) throw new DomainError('PERIOD_INVALID', { field: 'until' });
      void change.tx.manager.insert(Grant, this.sensitive.row(Grant, {
        id, child: childId, desk: deskId, level, fromOn: today, untilOn: until, reason, letterNumber, version: 1, endedOn: null, endedBy: null, endReason: null,
        byStaff: viewer.staff, byDesk: by.id, recordedAt: change.at, source: 'PERSON',
      }));
      change.record('grant.given', { child: childId, desk: deskId, level, until });
      return { id, version: 1 };
    });
  }

  /** From now on. @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO, VERSION_STALE, ILLEGAL_MOVE of one that does not hold */
  async end(grantId: string, version: number, { principal, id: childId, key, body }: GrantRequest<EndGrantBody>): Promise<ChangedGrant> {
    const viewer = await this.viewers.of(principal);
    return this.door.change({ principal: viewer, key, body }, {
      id: grantId, read: async (tx) => {
        const [grant, child] = await Promise.all([tx.manager.findOneBy(Grant, { id: grantId, child: childId }), tx.manager.findOneBy(Child, { id: childId })]);
        return grant === null || child === null ? undefined : { grant, child };
      },
    }, (change, { grant, child }) => {
      expectCountyOf(viewer, child, { mayBeLinked: true });
      expectVersion(grant, version);
      const today = shanghaiDate(change.at);
      if (grant.endedOn !== null || grant.untilOn <= today) throw new DomainError('ILLEGAL_MOVE');
      void change.tx.manager.update(Grant, { id: grantId }, this.sensitive.change(Grant, { id: grantId }, { version: version + 1, endedOn: today, endedBy: viewer.staff, endReason: body.reason }));
      change.record('grant.ended', { child: childId, desk: grant.desk });
      return { id: grantId, version: version + 1 };
    });
  }
}
