import { Body, Controller, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdempotencyKey, IdParam, type RequestKey } from '@referrals/service-kit';
import { GuardianDecision, GuardiansTold } from './guardians.dto.js';
import { TellGuardians } from './tell-guardians.js';

@Controller('api/mandatory-reporting/reports')
export class GuardiansController {
  constructor(private readonly guardians: TellGuardians) {}

  @Post(':id/guardians-told')
  @Requires('report.tell-guardians')
  @Describe({
    summary: 'Record that the guardians were told, or that they must not be; police or civil affairs', status: 201, response: GuardianDecision,
    headers: ['Idempotency-Key'], errors: ['GUARDIANS_SUSPECTED', 'SUSPECTS_UNKNOWN', 'ABUSE_CHECK_REQUIRED', 'INSTANT_IN_FUTURE', 'INSTANT_BEFORE_REPORT', 'NOT_YET_VISIBLE'],
  })
  async decide(
    @IdParam('id') id: string, @Body() told: GuardiansTold, @IdempotencyKey() request: RequestKey, @Caller() principal: StaffPrincipal,
  ): Promise<GuardianDecision> {
    return this.guardians.decide(id, told, request, principal);
  }
}
