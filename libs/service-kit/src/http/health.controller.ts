import { Controller, Get, Res } from '@nestjs/common';
import { Public } from '@referrals/auth';
import type { Response } from 'express';
import { Health, serves, sumUp, type HealthReport } from '../run/health.js';
import { OtherServices } from '../run/other-services.js';
import { Describe } from './describe.js';
import { Alive, HealthView } from './health.dto.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health, private readonly others: OtherServices) {}

  @Get('live')
  @Public()
  @Describe({ summary: 'The process runs', response: Alive })
  live(): Alive {
    return { state: 'ok' };
  }

  /** 200 when it serves, also degraded; 503 while it waits for its database or for copies that are not whole, and while it ends. */
  @Get('ready')
  @Public()
  @Describe({ summary: 'Whether it serves, and what needs a person', response: HealthView, also: { 503: 'It waits, or ends' } })
  async ready(@Res() response: Response): Promise<void> {
    answer(response, await this.health.report());
  }

  /** As `ready`, of every service of the exchange, wherever it runs: what a proxy in front shows as `/health/ready`. */
  @Get('exchange')
  @Public()
  @Describe({ summary: 'Whether every service of the exchange serves', response: HealthView, also: { 503: 'One waits, ends, or does not answer' } })
  async exchange(@Res() response: Response): Promise<void> {
    const [own, others] = await Promise.all([this.health.report(), this.others.ask<Partial<HealthReport>>(() => '/health/ready')]);
    const findings = others.flatMap(([service, report]) => report?.findings?.map((finding) => ({ ...finding, name: finding.name.startsWith(service) ? finding.name : `${service} ${finding.name}` }))
      ?? [{ name: `${service} process`, state: 'waiting' as const }]);
    answer(response, sumUp([...own.findings, ...findings]));
  }
}

function answer(response: Response, report: HealthReport): void {
  if (!serves(report)) response.setHeader('Retry-After', '2');
  response.status(serves(report) ? 200 : 503).json(report);
}
