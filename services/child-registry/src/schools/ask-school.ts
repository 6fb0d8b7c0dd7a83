import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError, SchoolRequestAsked } from '@referrals/contracts';
import { ChangeDoor, DirectoryCopyStore, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Child } from '../child/child.entity.js';
import { LookAtChild } from '../child/look-at-child.js';
import { officeAt } from '../child/office.domain.js';
import { notWhole } from '../child/sight.domain.js';
import { Viewers } from '../viewers.js';
import type { AskSchoolBody, ChangedRequest, SchoolRequestsOfFile } from './school.dto.js';
import { schoolDesk } from './school-desk.domain.js';
import { SchoolRequest } from './school-request.entity.js';
import { requestView } from './request-view.js';

interface AskRequest { readonly principal: StaffPrincipal; readonly id: string; readonly key: RequestKey; readonly body: AskSchoolBody }

/** Whoever answers for a child asks its school; the school’s desk owes the answer. */
@Injectable()
export class AskSchool {
  constructor(
    private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore,
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO, FILE_ENDED, FILE_LINKED, SCHOOL_WITHOUT_DESK, DIRECTORY_COPY_INCOMPLETE */
  async ask({ principal, id: childId, key, body }: AskRequest): Promise<ChangedRequest> {
    const viewer = await this.viewers.of(principal);
    const id = v7();
    return this.door.create({ principal: viewer, key, body }, {
      id, read: async (tx) => {
        const [child, copy] = await Promise.all([tx.manager.findOneBy(Child, { id: childId }), this.directory.loadWhole(tx)]);
        return child === null || child.sealed ? undefined : { child, copy };
      },
    }, (change, { child, copy }) => {
      const held = officeAt(viewer, child.careDivision);
      if (held === undefined) throw notWhole(viewer, child.careDivision);
      if (child.status === 'LINKED') throw new DomainError('FILE_LINKED', { facts: { primary: child.primaryId ?? '' } });
      if (child.status !== 'ACTIVE') throw new DomainError('FILE_ENDED');
      const desk = schoolDesk(copy, child.school, shanghaiDate(change.at));
      if (desk === undefined || child.school === null) throw new DomainError('SCHOOL_WITHOUT_DESK', { field: 'ask' });
      const county = child.careDivision.slice(0, 6);
      void change.tx.manager.insert(SchoolRequest, this.sensitive.row(SchoolRequest, {
        id, child: childId, organisation: child.school, county, state: 'ASKED', version: 1, ask: body.ask, answer: null, answeredBy: null, answeredAt: null,
        byStaff: viewer.staff, byDesk: held.desk, recordedAt: change.at, source: 'PERSON',
      }));
      change.record('school-request.asked', { child: childId, desk });
      change.emit(SchoolRequestAsked, { requestId: id, county, at: change.at, owner: desk });
      return { id, version: 1, state: 'ASKED' };
    });
  }

  /** What schools were asked and told of a child, the last first. @throws DomainError NOT_FOUND, REASON_REQUIRED */
  ofFile(principal: StaffPrincipal, id: string): Promise<SchoolRequestsOfFile> {
    return this.looking.look(principal, id, { what: 'SCHOOL_REQUESTS' }, async ({ tx }) => {
      const rows = await tx.manager.find(SchoolRequest, { where: { child: id }, order: { recordedAt: 'DESC', id: 'DESC' } });
      return { items: rows.map((row) => requestView(this.sensitive.plain(SchoolRequest, row))) };
    });
  }
}
