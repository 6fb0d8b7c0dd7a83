import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Accesses, AccessesQuery, Describe, IdempotencyKey, IdParam, type RequestKey } from '@referrals/service-kit';
import { AccessReview } from './accesses.query.js';
import { Unseal, UnsealedReporter } from './reporter.dto.js';
import { UnsealReporter } from './unseal-reporter.js';

@Controller('api/mandatory-reporting/reports')
export class ReporterController {
  constructor(private readonly reporter: UnsealReporter, private readonly accesses: AccessReview) {}

  @Post(':id/reporter/unseal')
  @HttpCode(200)
  @Requires('reporter.unseal')
  @Describe({
    summary: 'Break the seal of who reported, with a reason; recorded and shown to auditors and supervisors', response: UnsealedReporter,
    headers: ['Idempotency-Key'], errors: ['NOT_YET_VISIBLE'],
  })
  async unseal(
    @IdParam('id') id: string, @Body() body: Unseal, @IdempotencyKey() request: RequestKey, @Caller() principal: StaffPrincipal,
  ): Promise<UnsealedReporter> {
    return this.reporter.unseal(id, body, request, principal);
  }

  @Get(':id/accesses')
  @Requires('access.review')
  @Describe({ summary: 'Who looked at the case, newest first', response: Accesses, errors: ['NOT_YET_VISIBLE', 'INVALID_CURSOR'] })
  async review(@IdParam('id') id: string, @Query() query: AccessesQuery, @Caller() principal: StaffPrincipal): Promise<Accesses> {
    return this.accesses.list(id, query, principal);
  }
}
