import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readAccesses, readPage, SensitiveRows, type Accesses, type AccessesQuery, type PageQuery } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import type { ActPage } from '../visits/act.dto.js';
import { Act } from '../visits/act.entity.js';
import { actView } from '../visits/act-view.js';
import { Viewers } from '../viewers.js';
import { Child } from './child.entity.js';
import { ChildDetail } from './detail.entity.js';
import type { FileView, RevealBody, RevealedView } from './file.dto.js';
import { fileView } from './file-view.js';
import { officeAt, type Office } from './office.domain.js';
import { notWhole } from './sight.domain.js';
import { readWhole } from './read-whole.js';

/** A file as whoever answers for it reads it; each reading is recorded with it. */
@Injectable()
export class ReadChild {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError NOT_FOUND; REASON_REQUIRED of the city, which reads a file for a reason */
  read(principal: StaffPrincipal, id: string, reason?: string): Promise<FileView> {
    return this.reading(principal, id, async (tx, viewer, office) => {
      expectReason(office, reason);
      const whole = await readWhole(tx, id);
      if (whole === undefined) throw new DomainError('NOT_FOUND');
      this.leave(tx, viewer, id, { what: 'FILE', level: 'F', reason });
      return fileView(whole, viewer, shanghaiDate(this.clock.now()), this.sensitive);
    });
  }

  /** Contacts and visits, the last first. @throws DomainError NOT_FOUND, REASON_REQUIRED, INVALID_CURSOR */
  acts(principal: StaffPrincipal, id: string, query: PageQuery): Promise<ActPage> {
    return this.reading(principal, id, async (tx, viewer, office, child) => {
      expectReason(office, undefined);
      const { rows, next } = await readPage<Act>(tx, {
        entity: Act, asked: { ...query, child: id } as PageQuery, order: { by: 'onDay', of: 'day', descending: true }, where: (bind) => [`r.child = ANY (ARRAY(SELECT c.id FROM child c WHERE c.primary_id = ${bind(id)}::uuid) || ${bind(id)}::uuid)`],
      });
      this.leave(tx, viewer, id, { what: 'ACTS', level: 'F' });
      return { items: rows.map((row) => actView(this.sensitive.plain(Act, row), { file: child, office, staff: viewer.staff, now: this.clock.now() })), next };
    });
  }

  /** One number in full, for a reason. @throws DomainError NOT_FOUND */
  reveal(principal: StaffPrincipal, id: string, { field, record, reason }: RevealBody): Promise<RevealedView> {
    return this.reading(principal, id, async (tx, viewer, _office, child) => {
      if (child.sealed) throw new DomainError('NOT_FOUND');
      this.leave(tx, viewer, id, { what: field, level: 'F', reason });
      if (field === 'ID_NUMBER') return { value: this.sensitive.open(Child, 'idNumber', child) };
      if (field === 'DISABILITY_CERTIFICATE') {
        const detail = await tx.manager.findOneBy(ChildDetail, { child: id });
        return { value: detail && this.sensitive.open(ChildDetail, 'disabilityCertificate', detail) };
      }
      const guardian = record === undefined ? null : await tx.manager.findOneBy(Guardian, { id: record, child: id });
      if (guardian === null) throw new DomainError('NOT_FOUND', { field: 'record' });
      return { value: this.sensitive.open(Guardian, 'idNumber', guardian) };
    });
  }

  /** Who looked at the file, newest first: for auditors, and for supervisors of desks that see it. @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async accesses(principal: StaffPrincipal, id: string, query: AccessesQuery): Promise<Accesses> {
    const viewer = await this.viewers.of(principal);
    const [{ rows, next }, link] = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => Promise.all([
      readAccesses(tx, id, query), tx.maybeOne('SELECT 1 AS link FROM trail WHERE case_id = $1 LIMIT 1', [id]),
    ]));
    if (link === undefined) throw new DomainError('NOT_FOUND');
    return { items: rows, next };
  }

  private async reading<T>(principal: StaffPrincipal, id: string, work: (tx: Tx, viewer: StaffPrincipal, office: Office, child: Child) => Promise<T>): Promise<T> {
    const viewer = await this.viewers.of(principal);
    return this.database.transaction(databaseContext(viewer, this.clock.now()), async (tx) => {
      const child = await tx.manager.findOneBy(Child, { id });
      const held = child === null ? undefined : officeAt(viewer, child.careDivision);
      if (child === null) throw new DomainError('NOT_FOUND');
      if (held === undefined) throw notWhole(viewer, child.careDivision);
      return work(tx, viewer, held.office, child);
    });
  }

  private leave(tx: Tx, { staff, desks }: StaffPrincipal, caseId: string, { reason, ...look }: { readonly what: string; readonly level: string; readonly reason?: string | undefined }): void {
    const [desk] = desks;
    recordAccess(tx, { caseId, at: this.clock.now(), staff, ...look, ...(desk === undefined ? {} : { desk: desk.id }), ...(reason === undefined ? {} : { reason }) });
  }
}

function expectReason(office: Office, reason: string | undefined): void {
  if (office === 'CITY' && reason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'reason' });
}
