import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam, NoBody } from '@referrals/service-kit';
import { HarmView, LeftOverHarms, ReportedBody } from './harm.dto.js';
import { Harms } from './harms.js';
import { ReportDraft } from './report-draft.dto.js';

/** A visit that finds harm. The person reports it themselves: nothing here files a report or learns its number. */
@Controller('api/child-registry')
export class HarmController {
  constructor(private readonly harms: Harms) {}

  @Get('acts/:id/harm')
  @Requires('child.work')
  @Describe({ summary: 'What harm was seen: for whoever wrote it, and once its hour has passed unreported for the county', response: HarmView, errors: ['NOT_FOUND'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<HarmView> {
    return this.harms.read(principal, id);
  }

  @Get('harm/left-over')
  @Requires('harm.answer')
  @Describe({ summary: 'What nobody reported within its hour, or was taken back: the county reads and files it', response: LeftOverHarms })
  leftOver(@Caller() principal: StaffPrincipal): Promise<LeftOverHarms> {
    return this.harms.leftOver(principal);
  }

  @Post('acts/:id/report-draft')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'With what a report of it can begin; it is kept nowhere', response: ReportDraft, errors: ['NOT_FOUND'] })
  draft(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @NoBody() _body: object): Promise<ReportDraft> {
    return this.harms.draft(principal, id);
  }

  @Post('acts/:id/reported')
  @HttpCode(204)
  @Requires('child.work')
  @Describe({ summary: 'Say that it is reported; said again it changes nothing', status: 204, errors: ['NOT_FOUND', 'DATE_IN_FUTURE'] })
  reported(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Body() body: ReportedBody): Promise<void> {
    return this.harms.reported(principal, id, body);
  }
}
