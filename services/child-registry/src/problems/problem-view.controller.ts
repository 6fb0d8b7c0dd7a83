import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam } from '@referrals/service-kit';
import { ProblemsView, WorkLogQuery, WorkLogView } from './problem-view.dto.js';
import { ReadProblems } from './read-problems.query.js';

@Controller('api/child-registry/children/:id')
export class ProblemViewController {
  constructor(private readonly reading: ReadProblems) {}

  @Get('problems')
  @Requires('child.read')
  @Describe({ summary: 'What is to be solved for the child, and what was done', response: ProblemsView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  problems(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<ProblemsView> {
    return this.reading.read(principal, id);
  }

  @Get('work-log')
  @Requires('child.read')
  @Describe({ summary: 'Who did what on which day of a month', response: WorkLogView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  log(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() { month }: WorkLogQuery): Promise<WorkLogView> {
    return this.reading.log(principal, id, month);
  }
}
