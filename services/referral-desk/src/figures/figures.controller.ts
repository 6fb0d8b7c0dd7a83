import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, FigurePeriod, figuresAs, WantsXlsx, XLSX } from '@referrals/service-kit';
import { CountFigures, OpenFigures, TimeFigures } from './figures.dto.js';
import { countSheet, openSheet, timeSheet } from './figure-sheets.js';
import { Figures } from './figures.query.js';

/** Figures of what the caller's desks see; as a workbook to who asks for one by `Accept`. */
@Controller('api/referral-desk/figures')
export class FigureController {
  constructor(private readonly figures: Figures) {}

  @Get('open')
  @Requires('referral.read')
  @Describe({ summary: "What lies on the caller's desks and since when; who has how many in hand, for supervisors", response: OpenFigures, file: XLSX })
  async open(@Caller() principal: StaffPrincipal, @WantsXlsx() isFile: boolean): Promise<OpenFigures | StreamableFile> {
    const figures = await this.figures.open(principal);
    const names = isFile ? await this.figures.deskNames(principal, figures.desks.map(({ desk }) => desk)) : new Map<string, string>();
    return figuresAs(figures, isFile, (all) => openSheet(all, names));
  }

  @Get('times')
  @Requires('referral.read')
  @Describe({ summary: 'How long it took to open, to acknowledge and to answer, by agency', response: TimeFigures, file: XLSX, errors: ['PERIOD_TOO_LONG'] })
  async times(@Query() period: FigurePeriod, @Caller() principal: StaffPrincipal, @WantsXlsx() isFile: boolean): Promise<TimeFigures | StreamableFile> {
    return figuresAs(await this.figures.times(principal, period), isFile, timeSheet);
  }

  @Get('counts')
  @Requires('referral.read')
  @Describe({ summary: 'How many by county, agency and role; below five none is told', response: CountFigures, file: XLSX, errors: ['PERIOD_TOO_LONG'] })
  async counts(@Query() period: FigurePeriod, @Caller() principal: StaffPrincipal, @WantsXlsx() isFile: boolean): Promise<CountFigures | StreamableFile> {
    return figuresAs(await this.figures.counts(principal, period), isFile, countSheet);
  }
}
