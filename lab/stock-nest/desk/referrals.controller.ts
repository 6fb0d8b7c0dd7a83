import { BadRequestException, Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { CurrentUser, JwtGuard, type User } from '../shared/jwt.guard.js';
import { AcknowledgeDto, TellDto } from './referral.dto.js';
import type { ReferralView } from './referral-view.js';
import { ReferralsService } from './referrals.service.js';

@Controller('api/referral-desk/referrals')
@UseGuards(JwtGuard)
export class ReferralsController {
  constructor(private readonly referrals: ReferralsService) {}

  @Post(':id/open')
  @HttpCode(200)
  open(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('if-match') ifMatch: string): Promise<ReferralView> {
    return this.referrals.move('open', id, user, versionOf(ifMatch));
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  acknowledge(
    @Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('if-match') ifMatch: string, @Body() told: AcknowledgeDto,
  ): Promise<ReferralView> {
    return this.referrals.move('acknowledge', id, user, versionOf(ifMatch), told);
  }

  @Post(':id/decide')
  @HttpCode(200)
  decide(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('if-match') ifMatch: string, @Body() told: TellDto): Promise<ReferralView> {
    return this.referrals.move('decide', id, user, versionOf(ifMatch), told);
  }

  @Post(':id/conclude')
  @HttpCode(200)
  conclude(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('if-match') ifMatch: string, @Body() told: TellDto): Promise<ReferralView> {
    return this.referrals.move('conclude', id, user, versionOf(ifMatch), told);
  }
}

function versionOf(ifMatch: string | undefined): number {
  const version = Number(/^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) throw new BadRequestException('If-Match is missing');
  return version;
}
