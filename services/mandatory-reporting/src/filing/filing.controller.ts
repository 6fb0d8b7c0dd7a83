import { Body, Controller, Post } from '@nestjs/common';
import { Caller, Public, type Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Describe, IdempotencyKey, type RequestKey } from '@referrals/service-kit';
import { ReportForm } from '../form/report-form.dto.js';
import { FileReport } from './file-report.js';
import { Receipt } from './filing.dto.js';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const REPORTS = 'api/mandatory-reporting/reports';
/** A filing as keys are kept for it. */
export const FILING = `POST /${REPORTS}`;

@Controller(REPORTS)
export class FilingController {
  constructor(private readonly reports: FileReport) {}

  @Post()
  @Public({ optionalSignIn: true, sendTicket: true, field: true })
  @Describe({
    summary: 'File a report, signed in or not; answers with a receipt once it is stored', status: 201, response: Receipt,
    headers: ['Idempotency-Key'], errors: ['SEND_TICKET_REFUSED', 'ROUTING_NOT_READY', 'NOTHING_SAID', 'CHILD_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'],
  })
  async file(@Body() form: ReportForm, @IdempotencyKey() request: RequestKey, @Caller() principal: Principal | undefined): Promise<Receipt> {
    const person = principal?.kind === 'STAFF' ? principal : undefined;
    // Without sign-in the key is all that tells one person's retry from another's guess.
    if (person === undefined && !UUID_V4.test(request.key)) throw new DomainError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
    return this.reports.file(form, request, person);
  }
}
