import { Controller, Get, HttpCode, Query, Res } from '@nestjs/common';
import { Caller, Requires, type Principal, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Describe, IdParam } from '@referrals/service-kit';
import type { Response } from 'express';
import { MyReports, MyReportsQuery, ReportContent } from './content.dto.js';
import { MyReportsList } from './my-reports.query.js';
import { OwnReport } from './own-report.query.js';
import { ReadReport } from './read-report.js';

@Controller('api/mandatory-reporting/reports')
export class ContentController {
  constructor(private readonly reports: ReadReport, private readonly mine: MyReportsList, private readonly own: OwnReport) {}

  @Get()
  @Requires('report.mine')
  @Describe({ summary: "The signed-in person's own reports, newest first", response: MyReports, errors: ['INVALID_CURSOR'] })
  async list(@Query() query: MyReportsQuery, @Caller() principal: StaffPrincipal): Promise<MyReports> {
    return this.mine.list(query, principal);
  }

  @Get(':id')
  @Requires('report.read')
  @Describe({ summary: "A report's content at the caller's level; every read is recorded", response: ReportContent, errors: ['NOT_YET_VISIBLE'] })
  async read(@IdParam('id') id: string, @Caller() principal: Principal, @Res({ passthrough: true }) response: Response): Promise<ReportContent> {
    const content = await this.reports.read(id, principal);
    response.setHeader('ETag', `"${content.version}"`);
    return content;
  }

  @Get(':id/own')
  @HttpCode(204)
  @Requires('report.mine')
  @Describe({ summary: "Whether a report is the caller's own: 204, else 404", status: 204 })
  async isOwn(@IdParam('id') id: string, @Caller() principal: Principal): Promise<void> {
    if (!await this.own.isOwn(id, principal)) throw new DomainError('NOT_FOUND');
  }
}
