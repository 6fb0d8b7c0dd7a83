import { Controller, Get } from '@nestjs/common';
import { Caller, Requires, type Principal } from '@referrals/auth';
import { Authorization, Describe, IdParam } from '@referrals/service-kit';
import { ProgressView } from './progress.dto.js';
import { ReadProgress } from './read-progress.query.js';

@Controller('api/referral-desk/reports')
export class ProgressController {
  constructor(private readonly reading: ReadProgress) {}

  @Get(':reportId/progress')
  @Requires('progress.read')
  @Describe({ summary: 'How the report stands, and its answers', response: ProgressView })
  progress(@IdParam('reportId') reportId: string, @Caller() principal: Principal, @Authorization() authorization: string): Promise<ProgressView> {
    return this.reading.progress(principal, reportId, authorization);
  }
}
