import { Controller, Get } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, ZodQuery } from '@referrals/service-kit';
import type { z } from 'zod';
import { CountReferrals } from './count-referrals.query.js';
import { ListReferrals } from './list-referrals.query.js';
import { CountsQueryString, WorklistCounts, WorklistPage, WorklistQueryString } from './worklist.dto.js';

@Controller('api/referral-desk/worklist')
export class WorklistController {
  constructor(private readonly list: ListReferrals, private readonly count: CountReferrals) {}

  @Get()
  @Requires('referral.read')
  @Describe({ summary: "The caller's desks' referrals, filtered, a page at a time", response: WorklistPage, errors: ['INVALID_CURSOR', 'INVALID_DATE'] })
  page(@ZodQuery(WorklistQueryString) query: z.output<typeof WorklistQueryString>, @Caller() principal: StaffPrincipal): Promise<z.output<typeof WorklistPage>> {
    return this.list.page(principal, query);
  }

  @Get('counts')
  @Requires('referral.read')
  @Describe({ summary: 'How many by state, agency and role', response: WorklistCounts, errors: ['INVALID_DATE'] })
  counts(@ZodQuery(CountsQueryString) filter: z.output<typeof CountsQueryString>, @Caller() principal: StaffPrincipal): Promise<z.output<typeof WorklistCounts>> {
    return this.count.counts(principal, filter);
  }
}
