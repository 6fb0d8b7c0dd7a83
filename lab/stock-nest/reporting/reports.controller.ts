import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { CurrentUser, JwtGuard, type User } from '../shared/jwt.guard.js';
import { ReportDto } from './report.dto.js';
import { ReportsService, type Receipt } from './reports.service.js';

@Controller('api/mandatory-reporting/reports')
@UseGuards(JwtGuard)
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Post()
  file(@Body() form: ReportDto, @CurrentUser() user: User): Promise<Receipt> {
    return this.reports.file(form, user);
  }

  /** Asked by the desks before they show a report's progress to somebody. */
  @Get(':id/own')
  @HttpCode(204)
  async own(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User): Promise<void> {
    if (!(await this.reports.isOwn(id, user))) throw new NotFoundException();
  }
}
