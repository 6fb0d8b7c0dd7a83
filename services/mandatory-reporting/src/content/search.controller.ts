import { Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, ZodBody } from '@referrals/service-kit';
import { FoundReports, ReportSearch, SearchReports } from './search-reports.query.js';

@Controller('api/mandatory-reporting/reports/search')
export class SearchController {
  constructor(private readonly reports: ReportSearch) {}

  @Post()
  @HttpCode(200)
  @Requires('report.search')
  @Describe({
    summary: "Reports about a child by exact name or ID number, among those the caller's desks work on; changes nothing", body: SearchReports, response: FoundReports,
    errors: ['SEARCH_TERM_REQUIRED', 'ID_NUMBER_CHECK'],
  })
  async search(@ZodBody(SearchReports) term: SearchReports, @Caller() principal: StaffPrincipal): Promise<FoundReports> {
    return this.reports.search(term, principal);
  }
}
