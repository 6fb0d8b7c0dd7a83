import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from '@referrals/service-kit';
import type { Response } from 'express';
import { AcknowledgeReferral } from './acknowledge-referral.js';
import { ClaimReferral } from './claim-referral.js';
import { ConcludeReferral } from './conclude-referral.js';
import { DecideReferral } from './decide-referral.js';
import { OpenReferral } from './open-referral.js';
import { ReleaseFeedback } from './release-feedback.js';
import { AcknowledgeBody, ReasonBody, ReferralView, DecisionBody } from './referral.dto.js';
import { withVersion } from './with-version.js';

const MOVE_ERRORS = ['NOT_FOUND', 'VERSION_REQUIRED', 'VERSION_STALE', 'ILLEGAL_MOVE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];
const DECISION_ERRORS = [
  ...MOVE_ERRORS, 'CODE_REQUIRED', 'CODE_NOT_ALLOWED', 'MEDIATION_REFUSED', 'WITHHOLD_NOT_ALLOWED', 'INSTANT_IN_FUTURE', 'PROOF_REQUIRED',
  'TO_AGENCY_REQUIRED', 'TO_AGENCY_NOT_ALLOWED', 'HAND_OVER_BOUND',
];
const MOVE = { response: ReferralView, headers: ['If-Match', 'Idempotency-Key'] } as const;

/** What a desk does with a referral it holds. */
@Controller('api/referral-desk/referrals')
export class ReferralController {
  constructor(
    private readonly opening: OpenReferral, private readonly acknowledging: AcknowledgeReferral, private readonly deciding: DecideReferral,
    private readonly concluding: ConcludeReferral, private readonly claiming: ClaimReferral, private readonly releasing: ReleaseFeedback,
  ) {}

  @Post(':id/open')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Open it: reading is what opens', errors: MOVE_ERRORS, ...MOVE })
  async open(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @NoBody() body: object, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.opening.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Take it on', errors: [...MOVE_ERRORS, 'INSTANT_IN_FUTURE'], ...MOVE })
  async acknowledge(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: AcknowledgeBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.acknowledging.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Report a decision; it stays open', errors: DECISION_ERRORS, ...MOVE })
  async decide(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: DecisionBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.deciding.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/conclude')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Report the conclusion', errors: [...DECISION_ERRORS, 'NOTE_REQUIRED'], ...MOVE })
  async conclude(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: DecisionBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.concluding.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Take it in hand within the desk', errors: MOVE_ERRORS, ...MOVE })
  async claim(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @NoBody() body: object, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.claiming.do({ referralId, principal, version, key, body }));
  }

  @Post(':id/release')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({ summary: 'Tell now what was held back', errors: MOVE_ERRORS, ...MOVE })
  async release(
    @IdParam('id') referralId: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey,
    @Body() body: ReasonBody, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.releasing.do({ referralId, principal, version, key, body }));
  }
}
