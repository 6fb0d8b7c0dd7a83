import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { ChangeFile, type FileRequest } from './change-file.js';
import type { ChangedFile } from './child.dto.js';
import type { ReadmitBody } from './end.dto.js';

/** Who is kin to a child steps aside: they see the file no more, and the office above answers for it. */
@Injectable()
export class Recuse {
  constructor(private readonly files: ChangeFile) {}

  recuse(request: FileRequest): Promise<ChangedFile> {
    return this.files.givingAway(request, (file) => {
      const staff = file.viewer?.staff ?? '';
      file.child.recused = [...file.child.recused, staff];
      file.record('child.recused');
      return undefined;
    });
  }

  /** Lets somebody who stepped aside come back. @throws DomainError NOT_YOURS_TO_DO, NOT_FOUND */
  readmit(request: FileRequest<ReadmitBody>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      file.expectOffice('TOWNSHIP');
      const { staff } = request.body;
      if (!file.child.recused.includes(staff)) throw new DomainError('NOT_FOUND', { field: 'staff' });
      file.child.recused = file.child.recused.filter((one) => one !== staff);
      file.record('child.readmitted', { staff });
      return undefined;
    });
  }
}
