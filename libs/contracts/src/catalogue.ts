import { SERVICES, type ServiceName } from './codes.js';
import type { EventDefinition } from './event.js';
import { directoryEvents } from './events/directory.js';
import { mandatoryReportingEvents } from './events/mandatory-reporting.js';
import { referralDeskEvents } from './events/referral-desk.js';

/** What each service publishes; one that is missing here does not compile. */
const eventsOf: Readonly<Record<ServiceName, readonly EventDefinition[]>> = {
  directory: directoryEvents, 'mandatory-reporting': mandatoryReportingEvents, 'referral-desk': referralDeskEvents,
};

/** Every event of the exchange: who publishes it, who listens, on which topic. AsyncAPI is generated from this. */
export const catalogue: readonly EventDefinition[] = SERVICES.flatMap((service) => eventsOf[service]);

const byType = new Map(catalogue.map((event) => [event.type, event]));

/** The definition of an event type, or undefined when the type is not ours. */
export function eventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type);
}
