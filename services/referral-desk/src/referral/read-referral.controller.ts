import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam, UnchangedInterceptor } from '@referrals/service-kit';
import { OfferedCodesView } from '../codes/offered-codes.dto.js';
import { OfferedCodes } from '../codes/offered-codes.query.js';
import { ReadReferral } from './read-referral.query.js';
import { ReferralDetail } from './referral-detail.dto.js';

@Controller('api/referral-desk/referrals')
export class ReadReferralController {
  constructor(private readonly reading: ReadReferral, private readonly offered: OfferedCodes) {}

  @Get(':id')
  @UseInterceptors(UnchangedInterceptor)
  @Requires('referral.read')
  @Describe({ summary: 'One referral with its decisions, answers and what may be done', response: ReferralDetail, conditional: true })
  read(@IdParam('id') id: string, @Caller() principal: StaffPrincipal): Promise<ReferralDetail> {
    return this.reading.read(principal, id);
  }

  @Get(':id/codes')
  @Requires('referral.work')
  @Describe({ summary: 'What may be said with its moves as it stands', response: OfferedCodesView })
  codes(@IdParam('id') id: string, @Caller() principal: StaffPrincipal): Promise<OfferedCodesView> {
    return this.offered.read(principal, id);
  }
}
