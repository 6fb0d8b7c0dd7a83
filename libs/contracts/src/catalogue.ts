import { SERVICES } from './codes.js';
import type { EventDefinition } from './event.js';
import { eventsOf } from './generated/services.js';

/** Every event of the exchange: who publishes it, who listens, on which topic. AsyncAPI is generated from this. */
export const catalogue: readonly EventDefinition[] = SERVICES.flatMap((service) => eventsOf[service]);

const byType = new Map(catalogue.map((event) => [event.type, event]));

/** The definition of an event type, or undefined when the type is not ours. */
export function eventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type);
}
