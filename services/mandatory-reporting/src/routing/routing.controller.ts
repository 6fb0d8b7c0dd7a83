import { Controller, Get } from '@nestjs/common';
import { Caller, Requires, type Principal } from '@referrals/auth';
import { Describe, IdParam } from '@referrals/service-kit';
import { ExplainRouting } from './explain-routing.js';
import { RoutingView } from './routing.dto.js';

@Controller('api/mandatory-reporting/reports')
export class RoutingController {
  constructor(private readonly routing: ExplainRouting) {}

  @Get(':id/routing')
  @Requires('report.routing')
  @Describe({ summary: 'Why the report went where it went, and what would have changed it', response: RoutingView, errors: ['NOT_YET_VISIBLE'] })
  async explain(@IdParam('id') id: string, @Caller() principal: Principal): Promise<RoutingView> {
    return this.routing.explain(id, principal);
  }
}
