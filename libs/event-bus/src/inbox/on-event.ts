import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventData, EventDefinition, ServiceName } from '@referrals/contracts';
import type { InboxContext } from './inbox-context.js';
import type { From } from '../join/subscriptions.js';
import { transportOf } from './inbox-server.js';

type Handler<D extends EventDefinition> = (data: EventData<D>, context: InboxContext) => Promise<void>;

const LISTENS = 'referrals:listens';

/** What the methods of a class listen to, and for which service. */
export function heardBy(subscriptions: object): readonly { readonly type: string; readonly service: ServiceName }[] {
  return (Reflect.getOwnMetadata(LISTENS, subscriptions) ?? []) as { type: string; service: ServiceName }[];
}

/**
 * `@EventPattern` of one event for one service's inbox. The method gets the event's data and the context of its transaction, in
 * this order; its parameters need no decorators (Nest fills in only decorated ones once there is one). `from` says what a service that is
 * new to the event gets of it in an installation that has a past: all there ever was, or what is published from then on.
 */
export function OnEvent<D extends EventDefinition>(event: D, service: ServiceName, { from }: { readonly from: From }) {
  return <H extends Handler<D>>(target: object, name: string | symbol, method: TypedPropertyDescriptor<H>): void => {
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    const { constructor } = target as { constructor: object };
    Reflect.defineMetadata(LISTENS, [...heardBy(constructor), { type: event.type, service }], constructor);
    EventPattern(event.type, transportOf(service), { from })(target, name, method as unknown as TypedPropertyDescriptor<(data: object, ...rest: unknown[]) => unknown>);
  };
}
