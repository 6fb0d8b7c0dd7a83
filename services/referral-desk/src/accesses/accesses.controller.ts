import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Accesses, AccessesQuery, Describe, IdParam } from '@referrals/service-kit';
import { AccessReview } from './accesses.query.js';

@Controller('api/referral-desk/reports')
export class AccessesController {
  constructor(private readonly accesses: AccessReview) {}

  @Get(':reportId/accesses')
  @Requires('access.review')
  @Describe({ summary: 'Who read the decisions, notes and answers of the case, newest first', response: Accesses, errors: ['INVALID_CURSOR'] })
  review(@IdParam('reportId') reportId: string, @Query() query: AccessesQuery, @Caller() principal: StaffPrincipal): Promise<Accesses> {
    return this.accesses.list(reportId, query, principal);
  }
}
