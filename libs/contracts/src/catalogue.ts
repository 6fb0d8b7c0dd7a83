import type { EventDefinition } from './event.js';
import { directoryEvents } from './events/directory.js';
import { mandatoryReportingEvents } from './events/mandatory-reporting.js';
import { referralDeskEvents } from './events/referral-desk.js';

/** Every event of the exchange: who tells it, who listens, on which topic. AsyncAPI is generated from this. */
export const catalogue: readonly EventDefinition[] = [...directoryEvents, ...mandatoryReportingEvents, ...referralDeskEvents];

const byType = new Map(catalogue.map((event) => [event.type, event]));

/** The definition of an event type, or undefined when the type is not ours. */
export function eventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type);
}
