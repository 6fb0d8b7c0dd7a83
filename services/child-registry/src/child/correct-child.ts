import { Injectable } from '@nestjs/common';
import { ChildChanged, ChildIdentityCorrected, DomainError, type ChildPart } from '@referrals/contracts';
import type { RowChange } from '@referrals/database';
import { SensitiveRows, type Plain } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from './change-file.js';
import { Child } from './child.entity.js';
import type { ChangedFile } from './child.dto.js';
import { ChildDetail, Correction } from './detail.entity.js';
import { detailOf } from './detail-of.domain.js';
import { expectMinor, identityOf, type Identity } from './identity.domain.js';
import type { CorrectBody } from './new-child.dto.js';
import type { OpenFile } from './open-file.js';

/** What is corrected with a reason, and kept as it was. */
const IDENTITY = ['name', 'sex', 'birthDate', 'idNumber'] as const;

/** Corrects what a file says of the child. */
@Injectable()
export class CorrectChild {
  constructor(private readonly files: ChangeFile, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_YOURS_TO_DO, REASON_REQUIRED, what an identity is refused with */
  correct(request: FileRequest<CorrectBody>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      this.within(file, request.body);
      return undefined;
    });
  }

  /** In a change that does more. @throws DomainError as `correct` */
  within(file: OpenFile, body: CorrectBody): void {
    this.correctParts(file, body);
    if (IDENTITY.some((field) => body[field] !== undefined) || body.birthPrecision !== undefined || body.noIdReason !== undefined) this.correctIdentity(file, body);
  }

  private correctParts(file: OpenFile, body: CorrectBody): void {
    const { contactVia, contactViaReason, schooling, household, hukou, residence, health } = body;
    if (contactVia === 'CAREGIVER') {
      file.expectOffice('TOWNSHIP');
      if (contactViaReason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'contactViaReason' });
    }
    const detail = said(detailOf(body));
    const { id } = file.child;
    if (Object.keys(detail).length > 0) void file.change.tx.manager.update(ChildDetail, { child: id }, this.sensitive.change(ChildDetail, { child: id }, detail));
    if (contactVia !== undefined) file.state.viaCaregiver = contactVia === 'CAREGIVER';
    Object.assign(file.child, said({ household, school: schooling?.organisation, schooling: schooling?.state }));
    if (Object.keys(detail).length > 0 || household !== undefined || schooling !== undefined) file.record('child.corrected', { fields: [...Object.keys(detail), ...(household === undefined ? [] : ['household'])] });
    const parts: [ChildPart, unknown][] = [['HUKOU', hukou], ['RESIDENCE', residence], ['SCHOOLING', schooling], ['HEALTH', health]];
    for (const [part, told] of parts) if (told !== undefined) file.emit(ChildChanged, { part });
  }

  private correctIdentity(file: OpenFile, body: CorrectBody): void {
    file.expectOffice('TOWNSHIP');
    if (body.reason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'reason' });
    const { child } = file;
    const before = this.sensitive.plain(Child, child);
    // What only the former number or date said does not stay against the new one.
    const identity = identityOf({
      name: body.name ?? before.name ?? undefined, sex: body.sex ?? (body.idNumber === undefined ? before.sex ?? undefined : undefined),
      birthDate: body.birthDate ?? (body.idNumber === undefined ? before.birthDate ?? undefined : undefined),
      birthPrecision: body.birthPrecision ?? (body.birthDate === undefined && body.idNumber === undefined ? before.birthPrecision ?? undefined : undefined),
      idNumber: body.idNumber ?? before.idNumber ?? undefined, noIdReason: body.noIdReason ?? before.noIdReason ?? undefined,
    }, file.today);
    if (child.status === 'ACTIVE') expectMinor(identity, file.today);
    for (const field of IDENTITY) if (identity[field] !== before[field]) this.keep(file, field, before[field], body.reason);
    Object.assign(child, this.sensitive.change(Child, { id: child.id }, identity as RowChange<Plain<Child>>));
    const fields = IDENTITY.filter((field) => identity[field] !== before[field]);
    file.record('child.identity-corrected', { fields });
    if (fields.length > 0) file.emit(ChildIdentityCorrected, {});
  }

  private keep(file: OpenFile, field: keyof Identity, was: string | null, reason: string): void {
    file.add(Correction, { id: v7(), field, was, reason });
  }
}

const said = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
