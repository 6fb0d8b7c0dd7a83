import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import type { Decision } from '@referrals/policy';
import { Describe } from '@referrals/service-kit';
import { PreviewRouting } from './preview-routing.query.js';
import { PreviewedDecision, PreviewedFacts } from './preview.dto.js';

@Controller('api/referral-desk/routing')
export class PreviewController {
  constructor(private readonly previewing: PreviewRouting) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('routing.preview')
  @Describe({ summary: 'Where these facts would go; nothing is filed', response: PreviewedDecision, errors: ['DIRECTORY_COPY_INCOMPLETE'] })
  preview(@Body() facts: PreviewedFacts, @Caller() principal: StaffPrincipal): Promise<Decision> {
    return this.previewing.preview(principal, facts);
  }
}
