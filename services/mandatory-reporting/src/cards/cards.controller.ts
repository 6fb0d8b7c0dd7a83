import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type Principal } from '@referrals/auth';
import { Describe } from '@referrals/service-kit';
import { CardsAsked, ListCards } from './cards.dto.js';
import { ReadCards } from './read-cards.query.js';

@Controller('api/mandatory-reporting/reports/cards')
export class CardsController {
  constructor(private readonly reading: ReadCards) {}

  @Post()
  @HttpCode(200)
  @Requires('report.read')
  @Describe({ summary: 'What a list shows of these reports, of those the caller may read; opens nothing', response: ListCards })
  cards(@Body() { ids }: CardsAsked, @Caller() principal: Principal): Promise<ListCards> {
    return this.reading.cards(ids, principal);
  }
}
