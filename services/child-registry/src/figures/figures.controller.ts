import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe } from '@referrals/service-kit';
import { FigureQuery, Figures as FiguresView } from './figures.dto.js';
import { Figures } from './figures.query.js';

@Controller('api/child-registry/figures')
export class FigureController {
  constructor(private readonly figures: Figures) {}

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'How many of how many, by place: contacts, visits, training, directors, campaigns, problems', response: FiguresView, errors: ['PERIOD_UNKNOWN'] })
  read(@Caller() principal: StaffPrincipal, @Query() query: FigureQuery): Promise<FiguresView> {
    return this.figures.read(principal, query);
  }
}
