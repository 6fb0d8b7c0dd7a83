import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdParam } from '@referrals/service-kit';
import { ReadReferral } from './read-referral.query.js';
import { ReferralDetail } from './referral-detail.dto.js';

@Controller('api/referral-desk/referrals')
@UseInterceptors(EtagInterceptor)
export class ReadReferralController {
  constructor(private readonly reading: ReadReferral) {}

  @Get(':id')
  @Requires('referral.read')
  @Describe({ summary: 'One referral with its decisions, answers and what may be done', response: ReferralDetail })
  read(@IdParam('id') id: string, @Caller() principal: StaffPrincipal): Promise<ReferralDetail> {
    return this.reading.read(principal, id);
  }
}
