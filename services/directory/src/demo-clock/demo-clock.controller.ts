import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdempotencyKey, type RequestKey } from '@referrals/service-kit';
import { AdvanceClock } from './advance-clock.js';
import { ClockAdvance, DemoClockView } from './demo-clock.dto.js';

/** In demo mode only. */
@Controller('api/directory/demo/clock')
export class DemoClockController {
  constructor(private readonly clock: AdvanceClock) {}

  @Get()
  @Requires('directory.administer')
  @Describe({ summary: 'What time it is in the demonstration; outside of demo mode there is no such address', response: DemoClockView })
  read(): DemoClockView {
    return this.clock.read();
  }

  @Post()
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Set the clock of the demonstration on; it never goes back', response: DemoClockView, headers: ['Idempotency-Key'], errors: ['ADVANCE_INVALID', 'ADVANCE_TOO_FAR'] })
  advance(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: ClockAdvance): Promise<DemoClockView> {
    return this.clock.advance(caller, key, body);
  }
}
