import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { Caller, Requires, type Principal, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Describe, IdParam } from '@referrals/service-kit';
import type { Response } from 'express';
import { MyReports, MyReportsQuery, ReportContent } from './content.dto.js';
import { MyReportsList } from './my-reports.query.js';
import { FindRelated } from '../related/find-related.js';
import { RelatedReports } from '../related/related.dto.js';
import { OwnReport } from './own-report.query.js';
import { ReadReport } from './read-report.js';
import { RevealNumber } from './reveal-number.js';
import { Reveal, Revealed } from './reveal.dto.js';

@Controller('api/mandatory-reporting/reports')
export class ContentController {
  constructor(
    private readonly reports: ReadReport, private readonly mine: MyReportsList, private readonly own: OwnReport, private readonly numbers: RevealNumber,
    private readonly related: FindRelated,
  ) {}

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

  @Post(':id/reveal')
  @HttpCode(200)
  @Requires('report.search')
  @Describe({ summary: 'A number that the content shows masked; the look is recorded', response: Revealed, errors: ['NOT_YET_VISIBLE'] })
  reveal(@IdParam('id') id: string, @Body() body: Reveal, @Caller() principal: StaffPrincipal): Promise<Revealed> {
    return this.numbers.reveal(id, body, principal);
  }

  @Get(':id/related')
  @Requires('report.search')
  @Describe({ summary: "Other reports about the same child or people, of those the caller's desks work on; recorded as a search", response: RelatedReports, errors: ['NOT_YET_VISIBLE'] })
  findRelated(@IdParam('id') id: string, @Caller() principal: StaffPrincipal): Promise<RelatedReports> {
    return this.related.find(id, principal);
  }

  @Get(':id/own')
  @HttpCode(204)
  @Requires('report.mine')
  @Describe({ summary: "Whether a report is the caller's own: 204, else 404", status: 204 })
  async isOwn(@IdParam('id') id: string, @Caller() principal: Principal): Promise<void> {
    if (!await this.own.isOwn(id, principal)) throw new DomainError('NOT_FOUND');
  }
}
