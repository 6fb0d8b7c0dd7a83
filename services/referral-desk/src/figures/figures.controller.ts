import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe } from '@referrals/service-kit';
import { CountFigures, FigurePeriod, OpenFigures, TimeFigures } from './figures.dto.js';
import { Figures } from './figures.query.js';

@Controller('api/referral-desk/figures')
export class FigureController {
  constructor(private readonly figures: Figures) {}

  @Get('open')
  @Requires('referral.read')
  @Describe({ summary: "What lies on the caller's desks and since when; who has how many in hand, for supervisors", response: OpenFigures })
  open(@Caller() principal: StaffPrincipal): Promise<OpenFigures> {
    return this.figures.open(principal);
  }

  @Get('times')
  @Requires('referral.read')
  @Describe({ summary: 'How long it took to open, to acknowledge and to answer, by agency', response: TimeFigures, errors: ['PERIOD_TOO_LONG'] })
  times(@Query() period: FigurePeriod, @Caller() principal: StaffPrincipal): Promise<TimeFigures> {
    return this.figures.times(principal, period);
  }

  @Get('counts')
  @Requires('referral.read')
  @Describe({ summary: 'How many by county, agency and role; below five none is told', response: CountFigures, errors: ['PERIOD_TOO_LONG'] })
  counts(@Query() period: FigurePeriod, @Caller() principal: StaffPrincipal): Promise<CountFigures> {
    return this.figures.counts(principal, period);
  }
}
