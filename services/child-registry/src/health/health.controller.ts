import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdempotencyKey, IdParam, type RequestKey } from '@referrals/service-kit';
import { SealHealth } from './seal-health.js';
import { ReadSealedBody, SealedHealthView, SealedRecord, SealHealthBody } from './sealed-health.dto.js';

@Controller('api/child-registry/children/:id/sealed-health')
export class SealedHealthController {
  constructor(private readonly health: SealHealth) {}

  @Post()
  @Requires('child.seal')
  @Describe({
    summary: 'Write what the child’s county alone may know of its health', status: 201, response: SealedRecord, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'FILE_LINKED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'],
  })
  seal(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Body() body: SealHealthBody): Promise<SealedRecord> {
    return this.health.seal({ principal, id, key, body });
  }

  @Post('read')
  @HttpCode(200)
  @Requires('child.seal')
  @Describe({ summary: 'What the child’s county alone knows of its health, for a reason that is recorded', response: SealedHealthView, errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Body() { reason }: ReadSealedBody): Promise<SealedHealthView> {
    return this.health.read(principal, id, reason);
  }
}
