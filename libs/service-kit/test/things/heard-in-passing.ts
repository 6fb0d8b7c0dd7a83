import { Controller, type Type } from '@nestjs/common';
import { catalogue, type EventDefinition, type ServiceName } from '@referrals/contracts';
import { OnEvent } from '@referrals/event-bus';

/** For a small service under a real one's name: hears what the catalogue says that one hears, but for these types, and does nothing about it. */
export function heardInPassing(service: ServiceName, but: readonly EventDefinition[]): Type {
  const events = catalogue.filter(({ type, consumers }) => consumers.includes(service) && but.every((one) => one.type !== type));

  @Controller()
  class HeardInPassing {
    @OnEvent(events, service, { from: 'now' })
    heard(): Promise<void> { return Promise.resolve(); }
  }
  return HeardInPassing;
}
