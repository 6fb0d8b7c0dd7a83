import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { SensitiveRows } from '@referrals/service-kit';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import { ChildDetail } from '../child/detail.entity.js';
import { readHeld, wholeValues } from '../imports/held.js';
import type { EnteredBody } from './entered.dto.js';

/** 已录入: somebody typed into the province's system what the file says, so both sides hold it. */
@Injectable()
export class EnterFile {
  constructor(private readonly files: ChangeFile, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_YOURS_TO_DO below the county, NOT_FOUND */
  entered(request: FileRequest<EnteredBody>): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      file.expectOffice('COUNTY');
      const { tx } = file.change;
      const held = (await readHeld(tx, this.sensitive, [file.child.id], file.today)).get(file.child.id);
      if (held === undefined) throw new DomainError('NOT_FOUND');
      const { systemNo = held.detail.systemNo } = request.body;
      const key = { child: file.child.id };
      const baseline = { ...wholeValues(held), ...(systemNo === null ? {} : { systemNo }) };
      void tx.manager.update(ChildDetail, key, this.sensitive.change(ChildDetail, key, { systemNo, baseline }));
      file.record('child.entered');
      return undefined;
    });
  }
}
