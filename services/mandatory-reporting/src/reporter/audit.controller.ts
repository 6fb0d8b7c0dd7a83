import { Controller, Get, Param, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, PageQuery } from '@referrals/service-kit';
import { Audit } from './audit.query.js';
import { ReportId, Unsealings } from './unsealings.dto.js';

@Controller('api/mandatory-reporting')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get('reports/by-number/:number')
  @Requires('report.find')
  @Describe({ summary: 'Which report has this number; the look is recorded', response: ReportId, errors: ['RECEIPT_NUMBER_INVALID'] })
  byNumber(@Param('number') number: string, @Caller() principal: StaffPrincipal): Promise<ReportId> {
    return this.audit.byNumber(number, principal);
  }

  @Get('unsealings')
  @Requires('access.review')
  @Describe({ summary: 'Who broke a seal, when and why, newest first', response: Unsealings, errors: ['INVALID_CURSOR'] })
  unsealings(@Query() query: PageQuery, @Caller() principal: StaffPrincipal): Promise<Unsealings> {
    return this.audit.unsealings(query, principal);
  }
}
