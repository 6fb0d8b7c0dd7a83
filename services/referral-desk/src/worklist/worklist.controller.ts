import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, UnchangedInterceptor } from '@referrals/service-kit';
import { CountReferrals } from './count-referrals.query.js';
import { ListReferrals } from './list-referrals.query.js';
import { CountsFilter, WorklistCounts, WorklistPage, WorklistQuery } from './worklist.dto.js';

@Controller('api/referral-desk/worklist')
export class WorklistController {
  constructor(private readonly list: ListReferrals, private readonly count: CountReferrals) {}

  @Get()
  @Requires('referral.read')
  @Describe({ summary: "The caller's desks' referrals, filtered, a page at a time", response: WorklistPage, errors: ['INVALID_CURSOR', 'INVALID_DATE'] })
  page(@Query() query: WorklistQuery, @Caller() principal: StaffPrincipal): Promise<WorklistPage> {
    return this.list.page(principal, query);
  }

  @Get('counts')
  @UseInterceptors(UnchangedInterceptor)
  @Requires('referral.read')
  @Describe({ summary: 'How many by state, agency and role', response: WorklistCounts, errors: ['INVALID_DATE'], conditional: true })
  counts(@Query() filter: CountsFilter, @Caller() principal: StaffPrincipal): Promise<WorklistCounts> {
    return this.count.counts(principal, filter);
  }
}
