import { Controller, Get } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam } from '@referrals/service-kit';
import { CareView } from './care-view.dto.js';
import { ReadCare } from './read-care.query.js';

@Controller('api/child-registry/children/:id')
export class CareViewController {
  constructor(private readonly reading: ReadCare) {}

  @Get('care')
  @Requires('child.read')
  @Describe({ summary: 'Who was asked to look after the child, what lacks, and which categories may be proposed', response: CareView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  care(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CareView> {
    return this.reading.read(principal, id);
  }
}
