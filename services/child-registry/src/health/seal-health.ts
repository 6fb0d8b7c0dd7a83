import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Any } from '@referrals/database';
import { ChangeDoor, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Child } from '../child/child.entity.js';
import { LookAtChild } from '../child/look-at-child.js';
import { expectCountyOf } from '../grants/county-of.js';
import { Viewers } from '../viewers.js';
import type { SealedHealthView, SealedRecord, SealHealthBody } from './sealed-health.dto.js';
import { SealedHealth } from './sealed-health.entity.js';

interface SealRequest { readonly principal: StaffPrincipal; readonly id: string; readonly key: RequestKey; readonly body: SealHealthBody }

/** A diagnosis, an infection, a pregnancy: written and read by the child’s county, read for a reason, and each reading recorded. */
@Injectable()
export class SealHealth {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows) {}

  /** What stood before stays. @throws DomainError NOT_FOUND, also of a sealed file; NOT_YOURS_TO_DO, FILE_LINKED */
  async seal({ principal, id: child, key, body }: SealRequest): Promise<SealedRecord> {
    const viewer = await this.viewers.of(principal);
    const id = v7();
    return this.door.create({ principal: viewer, key, body }, { id, read: async (tx) => await tx.manager.findOneBy(Child, { id: child }) ?? undefined }, (change, file) => {
      const desk = expectCountyOf(viewer, file);
      if (file.sealed) throw new DomainError('NOT_FOUND');
      void change.tx.manager.insert(SealedHealth, this.sensitive.row(SealedHealth, {
        id, child, content: { ...body }, byStaff: viewer.staff, byDesk: desk.id, recordedAt: change.at, source: 'PERSON',
      }));
      change.record('sealed-health.written', { child });
      return { id };
    });
  }

  /** As it was written last, on this file or one that is linked to it. @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO */
  read(principal: StaffPrincipal, id: string, reason: string): Promise<SealedHealthView> {
    return this.looking.look(principal, id, { what: 'SEALED_HEALTH', level: 'S', reason, least: 'COUNTY' }, async ({ tx, viewer, child }) => {
      expectCountyOf(viewer, child, { mayBeLinked: true });
      const linked = await tx.manager.find(Child, { select: { id: true }, where: { primaryId: id } });
      const [row] = await tx.manager.find(SealedHealth, { where: { child: Any([id, ...linked.map((one) => one.id)]) }, order: { recordedAt: 'DESC', id: 'DESC' }, take: 1 });
      if (row === undefined) return { now: null };
      const { diagnosis = null, infection = null, pregnancy = null } = this.sensitive.plain(SealedHealth, row).content;
      return { now: { id: row.id, childId: row.child, diagnosis, infection, pregnancy, recordedAt: row.recordedAt, by: row.byStaff } };
    });
  }
}
