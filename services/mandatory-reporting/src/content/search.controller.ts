import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe } from '@referrals/service-kit';
import { FoundReports, SearchReports } from './content.dto.js';
import { ReportSearch } from './search-reports.query.js';
import { expectTerm } from './search-term.domain.js';

@Controller('api/mandatory-reporting/reports/search')
export class SearchController {
  constructor(private readonly reports: ReportSearch) {}

  @Post()
  @HttpCode(200)
  @Requires('report.search')
  @Describe({
    summary: "Reports about a child by exact name or ID number, among those the caller's desks work on; changes nothing", bodyRequired: true, response: FoundReports,
    errors: ['SEARCH_TERM_REQUIRED', 'INVALID_CURSOR', 'ID_NUMBER_FORM', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK'],
  })
  async search(@Body() term: SearchReports, @Caller() principal: StaffPrincipal): Promise<FoundReports> {
    expectTerm(term);
    return this.reports.search(term, principal);
  }
}
