import { Controller, Post, Res } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { AGENCIES, Id, ROLES, SITES } from '@referrals/contracts';
import { Describe, IdempotencyKey, IdParam, ZodBody, type RequestKey } from '@referrals/service-kit';
import type { Response } from 'express';
import { z } from 'zod';
import { ReferralViewSchema, Words, type ReferralView } from '../referral/referral.dto.js';
import { withVersion } from '../referral/with-version.js';
import { AddAgency } from './add-agency.js';

export const AddBody = z.strictObject({
  agency: z.enum(AGENCIES), role: z.enum(ROLES), site: z.enum(SITES).optional(),
  division: z.string().regex(/^([0-9]{6}|[0-9]{9}|[0-9]{12})$/).optional(), desk: Id.optional(), reason: Words(500),
});

@Controller('api/referral-desk/reports')
export class CoordinationController {
  constructor(private readonly adding: AddAgency) {}

  @Post(':reportId/referrals')
  @Requires('referral.coordinate')
  @Describe({
    summary: 'The coordinator adds an agency', body: AddBody, response: ReferralViewSchema, status: 201, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'DESK_NOT_AVAILABLE', 'DESK_IN_CONFLICT', 'DESK_TOO_LOCAL', 'DESK_NOT_OF_AGENCY'],
  })
  async add(
    @IdParam('reportId') reportId: string, @Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey,
    @ZodBody(AddBody) body: z.output<typeof AddBody>, @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralView> {
    return withVersion(response, await this.adding.do({ principal, reportId, body, key }));
  }
}
