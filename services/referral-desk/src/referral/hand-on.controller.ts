import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdempotencyKey, IdParam, IfMatch, type RequestKey } from '@referrals/service-kit';
import type { Response } from 'express';
import { RecuseFromCase } from './recuse-from-case.js';
import { DestinationBody, ReasonBody, ReferralView, ReturnBody } from './referral.dto.js';
import { ReopenReferral } from './reopen-referral.js';
import { RerouteReferral } from './reroute-referral.js';
import { ReturnReferral } from './return-referral.js';
import { TransferReferral } from './transfer-referral.js';
import { withVersion } from './with-version.js';

const MOVE_ERRORS = ['NOT_FOUND', 'VERSION_REQUIRED', 'VERSION_STALE', 'ILLEGAL_MOVE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];
const DESK_ERRORS = [...MOVE_ERRORS, 'DESK_NOT_AVAILABLE', 'DESK_IN_CONFLICT', 'DESK_TOO_LOCAL', 'DESK_NOT_OF_AGENCY'];
const MOVE = { response: ReferralView, headers: ['If-Match', 'Idempotency-Key'] } as const;

/** Moves after which another desk, or another person, answers for it. */
@Controller('api/referral-desk/referrals')
export class HandOnController {
  constructor(
    private readonly returning: ReturnReferral, private readonly rerouting: RerouteReferral, private readonly transferring: TransferReferral,
    private readonly reopening: ReopenReferral, private readonly recusing: RecuseFromCase,
  ) {}

  @Post(':id/return')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Hand it back to the coordinator', errors: [...MOVE_ERRORS, 'REASON_NOT_ALLOWED'], ...MOVE })
  async return(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: ReturnBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.returning.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/reroute')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Send it to the right desk or agency', errors: [...DESK_ERRORS, 'DESK_OR_AGENCY_REQUIRED', 'AGENCY_HAS_NO_DESK'], ...MOVE })
  async reroute(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: DestinationBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.rerouting.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'To another desk of the same agency', errors: [...DESK_ERRORS, 'DESK_REQUIRED'], ...MOVE })
  async transfer(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: DestinationBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.transferring.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('referral.reopen')
  @Describe({ summary: 'Open a concluded referral again', errors: MOVE_ERRORS, ...MOVE })
  async reopen(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: ReasonBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.reopening.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/recuse')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Step aside from the case', errors: MOVE_ERRORS, ...MOVE })
  async recuse(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: ReasonBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.recusing.do({ referralId, principal, version, key, body }));
  }
}
