import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Public } from '@referrals/auth';
import type { Response } from 'express';
import { Health } from '../run/health.js';
import { Describe } from './describe.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Public()
  @Describe({ summary: 'The process runs' })
  live(): { state: 'ok' } {
    return { state: 'ok' };
  }

  /** 200 when it serves, also degraded; 503 while it waits for its database or for copies that are not whole. */
  @Get('ready')
  @Public()
  @Describe({ summary: 'Whether it serves, and what needs a person' })
  @ApiResponse({ status: 503, description: 'It waits' })
  async ready(@Res() response: Response): Promise<void> {
    const report = await this.health.report();
    if (report.state === 'waiting') response.setHeader('Retry-After', '2');
    response.status(report.state === 'waiting' ? 503 : 200).json(report);
  }
}
