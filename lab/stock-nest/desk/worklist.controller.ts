import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { AGENCIES, REFERRAL_STATES, type Agency, type ReferralState } from '@referrals/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { In, Repository } from 'typeorm';
import { CurrentUser, JwtGuard, type User } from '../shared/jwt.guard.js';
import { Referral } from './entities.js';
import { viewOf, type ReferralView } from './referral-view.js';

export class WorklistQuery {
  @IsOptional() @IsIn(REFERRAL_STATES) state?: ReferralState;
  @IsOptional() @IsIn(AGENCIES) agency?: Agency;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 50;
}

@Controller('api/referral-desk/worklist')
@UseGuards(JwtGuard)
export class WorklistController {
  constructor(@InjectRepository(Referral) private readonly referrals: Repository<Referral>) {}

  @Get()
  async page(@CurrentUser() user: User, @Query() { state, agency, limit }: WorklistQuery): Promise<{ items: ReferralView[] }> {
    const items = await this.referrals.find({
      where: { owner: In(user.desks.map((desk) => desk.id)), ...(state === undefined ? {} : { state }), ...(agency === undefined ? {} : { agency }) },
      order: { filedAt: 'DESC', id: 'DESC' }, take: limit,
    });
    return { items: items.map(viewOf) };
  }
}
