import { Controller, type Type } from '@nestjs/common';
import { ClockAdvanced, type EventData, type ServiceName } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { named } from '../http/named.js';
import { ClockPort } from '../run/clock-port.js';
import { DemoClock } from './demo-clock.js';

/** The handler by which every service of a demonstration has the same time. Outside of demo mode it does nothing. */
export function demoClockSubscriptions(service: ServiceName): Type {
  @Controller()
  class DemoClockSubscriptions {
    constructor(private readonly clock: ClockPort) {}

    @OnEvent(ClockAdvanced, service, { from: 'beginning' })
    async clockAdvanced({ offsetMs }: EventData<typeof ClockAdvanced>, { tx }: InboxContext): Promise<void> {
      if (this.clock instanceof DemoClock) this.clock.keep(tx, offsetMs);
    }
  }
  return named(DemoClockSubscriptions, service);
}
