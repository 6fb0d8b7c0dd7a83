import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { catalogue, type EventDefinition, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { From, Listening } from '../join/subscriptions.js';
import type { InboxContext } from './inbox-context.js';

/** The transport id of a service's handlers: `@EventPattern(type, transportOf('referral-desk'))`. */
export const transportOf = (service: ServiceName): symbol => Symbol.for(`referrals:${service}`);

/**
 * Nest's strategy for a service's inbox: keeps the handlers that `@EventPattern` declared. It listens to nothing by itself; the
 * inbox worker calls `handle`.
 */
export class InboxServer extends Server implements CustomTransportStrategy {
  override readonly transportId: symbol;

  /** @param events of this release */
  constructor(readonly service: ServiceName, private readonly events: readonly EventDefinition[] = catalogue) {
    super();
    this.transportId = transportOf(service);
  }

  /** Refuses a handler the catalogue does not name or that does not say from where it hears, a named consumer without handler, and two handlers for one event. */
  listen(callback: () => void): void {
    const expected = this.events.filter((event) => event.consumers.includes(this.service)).map((event) => event.type);
    const declared = [...this.messageHandlers.keys()];
    const missing = expected.filter((type) => !declared.includes(type));
    const unknown = declared.filter((type) => !expected.includes(type));
    const twice = [...this.messageHandlers].filter(([, handler]) => handler.next !== undefined).map(([type]) => type);
    const undeclared = [...this.messageHandlers].filter(([, handler]) => !isFrom(handler.extras?.['from'])).map(([type]) => type);
    if (missing.length + unknown.length + twice.length + undeclared.length > 0) {
      throw new Error(`Handlers of ${this.service}: missing [${missing.join(', ')}], not in the catalogue [${unknown.join(', ')}], twice [${twice.join(', ')}], without "from" [${undeclared.join(', ')}]`);
    }
    callback();
  }

  close(): void { /* Nothing is open here: the worker is stopped by the bus. */ }
  on(): never { throw new Error('The inbox has no events of its own'); }
  unwrap(): never { throw new Error('Nothing is wrapped here'); }

  /** What is handled here, and from where each is wanted. */
  listening(): Listening[] {
    return [...this.messageHandlers].flatMap(([type, { extras }]) => (isFrom(extras?.['from']) ? [{ type, from: extras['from'] }] : []));
  }

  /** The definition of a type that is handled here; undefined when this release has no handler for it. */
  handled(type: string): EventDefinition | undefined {
    return this.messageHandlers.has(type) ? this.events.find((event) => event.type === type) : undefined;
  }

  /** Runs the handler of the event's type to its end. What it throws is thrown (the base class would swallow it). */
  async handle(envelope: EventEnvelope, context: InboxContext): Promise<void> {
    const handler = this.messageHandlers.get(envelope.type);
    if (handler === undefined) throw new Error(`No handler for ${envelope.type}`);
    const result: unknown = await handler(envelope.data, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  }
}

const isFrom = (value: unknown): value is From => value === 'beginning' || value === 'now';
