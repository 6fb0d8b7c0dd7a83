import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventData, EventDefinition, ServiceName } from '@referrals/contracts';
import type { InboxContext } from './inbox-context.js';
import { transportOf } from './inbox-server.js';

type Handler<D extends EventDefinition> = (data: EventData<D>, context: InboxContext) => Promise<void>;

/**
 * `@EventPattern` of one event for one service's inbox. The method gets the event's data and the context of its transaction, in
 * this order; its parameters need no decorators (Nest fills in only decorated ones once there is one).
 */
export function OnEvent<D extends EventDefinition>(event: D, service: ServiceName) {
  return <H extends Handler<D>>(target: object, name: string | symbol, method: TypedPropertyDescriptor<H>): void => {
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    EventPattern(event.type, transportOf(service))(target, name, method as unknown as TypedPropertyDescriptor<(data: object, ...rest: unknown[]) => unknown>);
  };
}
