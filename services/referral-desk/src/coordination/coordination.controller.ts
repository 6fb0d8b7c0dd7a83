import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { AGENCIES, ROLES, SITES, type Agency, type Role, type Site } from '@referrals/contracts';
import { Describe, EtagInterceptor, IdempotencyKey, IdField, IdParam, OneOf, PlaceCode, type RequestKey } from '@referrals/service-kit';
import { ReferralView, Words } from '../referral/referral.dto.js';
import { AddAgency } from './add-agency.js';

export class AddBody {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
  @OneOf(SITES, { optional: true }) site?: Site;
  @PlaceCode({ optional: true }) division?: string;
  @IdField({ optional: true }) desk?: string;
  @Words(500) reason!: string;
}

@Controller('api/referral-desk/reports')
@UseInterceptors(EtagInterceptor)
export class CoordinationController {
  constructor(private readonly adding: AddAgency) {}

  @Post(':reportId/referrals')
  @Requires('referral.coordinate')
  @Describe({
    summary: 'The coordinator adds an agency', response: ReferralView, status: 201, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'DESK_NOT_AVAILABLE', 'DESK_IN_CONFLICT', 'DESK_TOO_LOCAL', 'DESK_NOT_OF_AGENCY', 'AGENCY_KEPT_FROM'],
  })
  add(
    @IdParam('reportId') reportId: string, @Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: AddBody,
  ): Promise<ReferralView> {
    return this.adding.do({ principal, reportId, body, key });
  }
}
