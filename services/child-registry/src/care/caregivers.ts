import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import { Caregiver } from './care.entity.js';
import type { EndPeriodBody, NewCaregiver } from './care.dto.js';
import { expectPeriod } from './period-said.js';

/** Who looks after a child, period by period: two at once may be, nobody is a gap. */
@Injectable()
export class Caregivers {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError CARER_REQUIRED, PERIOD_INVALID, DATE_IN_FUTURE, NOT_FOUND for what it is to correct */
  add(request: FileRequest<NewCaregiver>): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const { name, organisation, relation, basis, phone, from, to, supersedes } = request.body;
      expectPeriod(file, { from, to });
      const isOffice = basis === 'FOSTER' || basis === 'INSTITUTION';
      if ((name === undefined) === (organisation === undefined) || (isOffice && organisation === undefined)) throw new DomainError('CARER_REQUIRED', { field: isOffice ? 'organisation' : 'name' });
      const earlier = supersedes === undefined ? undefined : await file.change.tx.manager.findOneBy(Caregiver, { id: supersedes, child: file.child.id });
      if (earlier === null) throw new DomainError('NOT_FOUND', { field: 'supersedes' });
      const id = v7();
      file.add(Caregiver, { id, name: name ?? null, organisation: organisation ?? null, relation: relation ?? null, basis, phone: phone ?? null, fromOn: from, toOn: to ?? null, supersedes: supersedes ?? null });
      file.child.lookUp = file.child.lookUp.filter((one) => one !== 'CAREGIVERS');
      file.record('caregiver.recorded', { basis });
      return id;
    });
  }

  /** @throws DomainError NOT_FOUND, PERIOD_INVALID, DATE_IN_FUTURE */
  end(caregiverId: string, request: FileRequest<EndPeriodBody>): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const caregiver = await file.change.tx.manager.findOneBy(Caregiver, { id: caregiverId, child: file.child.id });
      if (caregiver === null) throw new DomainError('NOT_FOUND');
      expectPeriod(file, { from: caregiver.fromOn, to: request.body.to });
      file.expectPast(request.body.to, 'to');
      file.put(Caregiver, caregiver, { toOn: request.body.to });
      file.record('caregiver.ended');
      return caregiverId;
    });
  }
}
