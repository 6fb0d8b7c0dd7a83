import { Body, Controller, Post } from '@nestjs/common';
import { Caller, Requires, type Principal } from '@referrals/auth';
import { Describe, IdempotencyKey, IdParam, type RequestKey } from '@referrals/service-kit';
import { SupplementForm } from '../form/report-form.dto.js';
import { expectAnythingSaid } from '../form/something-said.domain.js';
import { SupplementReceipt } from './filing.dto.js';
import { SupplementReport } from './supplement-report.js';

@Controller('api/mandatory-reporting/reports')
export class SupplementController {
  constructor(private readonly reports: SupplementReport) {}

  @Post(':id/supplements')
  @Requires('report.supplement')
  @Describe({
    summary: 'Add facts to a report; routed again, nothing is withdrawn. The reporter, or a desk that leads it', status: 201,
    bodyRequired: true, response: SupplementReceipt, headers: ['Idempotency-Key'], errors: ['NOTHING_SAID', 'REPORTER_NOT_YOURS', 'NOT_YET_VISIBLE', 'ROUTING_NOT_READY'],
  })
  async add(
    @IdParam('id') id: string, @Body() form: SupplementForm, @IdempotencyKey() request: RequestKey, @Caller() principal: Principal,
  ): Promise<SupplementReceipt> {
    expectAnythingSaid(form);
    return this.reports.add(id, form, request, principal);
  }
}
