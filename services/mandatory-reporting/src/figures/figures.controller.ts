import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, FEW, FigurePeriod, figuresAs, WantsXlsx, XLSX, type FigureSheet } from '@referrals/service-kit';
import { CountSituations } from './count-situations.query.js';
import { SituationFigures } from './figures.dto.js';
import { SITUATION_NAMES } from './situation-names.js';

const sheetOf = ({ situations }: SituationFigures): FigureSheet => ({
  name: '报告情形', columns: [{ header: '情形', width: 48 }, { header: '报告数' }], rows: situations.map(({ situation, count }) => [SITUATION_NAMES[situation], count ?? FEW]),
});

@Controller('api/mandatory-reporting/figures')
export class FigureController {
  constructor(private readonly counting: CountSituations) {}

  @Get('situations')
  @Requires('referral.read')
  @Describe({ summary: "How many reports on the caller's desks tell of which situation; below five none is told", response: SituationFigures, file: XLSX, errors: ['PERIOD_TOO_LONG'] })
  async situations(@Query() period: FigurePeriod, @Caller() principal: StaffPrincipal, @WantsXlsx() isFile: boolean): Promise<SituationFigures | StreamableFile> {
    return figuresAs(await this.counting.count(principal, period), isFile, sheetOf);
  }
}
