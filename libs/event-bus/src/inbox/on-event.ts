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
 * A method that hears an event, or each of several, for one service's inbox. It gets the event's data and the context of its transaction, in
 * this order; its parameters need no decorators. `from` says what a service that is new to the event gets of it in an installation that
 * has a past: all there ever was, or what is published from then on. `npm run generate` takes from here who listens to what.
 */
export function OnEvent<D extends EventDefinition>(events: D | readonly D[], service: ServiceName, { from }: { readonly from: From }) {
  return <H extends Handler<D>>(target: object, name: string | symbol, method: TypedPropertyDescriptor<H>): void => {
    // Nest fills in only decorated parameters once there is one.
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    const { constructor } = target as { constructor: object };
    const types = [events].flat().map((event) => (event as D).type);
    Reflect.defineMetadata(LISTENS, [...heardBy(constructor), ...types.map((type) => ({ type, service }))], constructor);
    EventPattern(types, transportOf(service), { from })(target, name, method as unknown as TypedPropertyDescriptor<(data: object, ...rest: unknown[]) => unknown>);
  };
}
