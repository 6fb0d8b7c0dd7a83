import { Controller, Get, Res } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam } from '@referrals/service-kit';
import type { Response } from 'express';
import { ReadReferral } from './read-referral.query.js';
import { ReferralDetail } from './referral-detail.dto.js';

@Controller('api/referral-desk/referrals')
export class ReadReferralController {
  constructor(private readonly reading: ReadReferral) {}

  @Get(':id')
  @Requires('referral.read')
  @Describe({ summary: 'One referral with its decisions, answers and what may be done', response: ReferralDetail })
  async read(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @Res({ passthrough: true }) response: Response): Promise<ReferralDetail> {
    const detail = await this.reading.read(principal, id);
    if (detail.version !== undefined) response.setHeader('ETag', `"${detail.version}"`);
    return detail;
  }
}
