// Written by `npm run generate` from SERVICES (codes.ts). Not edited by hand.
import type { ServiceName } from '../codes.js';
import { directoryErrors } from '../errors/directory.js';
import { mandatoryReportingErrors } from '../errors/mandatory-reporting.js';
import { referralDeskErrors } from '../errors/referral-desk.js';
import { childRegistryErrors } from '../errors/child-registry.js';
import type { ErrorEntry } from '../errors/domain-error.js';
import type { EventDefinition } from '../event.js';
import { directoryEvents } from '../events/directory.js';
import { mandatoryReportingEvents } from '../events/mandatory-reporting.js';
import { referralDeskEvents } from '../events/referral-desk.js';
import { childRegistryEvents } from '../events/child-registry.js';

export * from '../events/directory.js';
export * from '../events/mandatory-reporting.js';
export * from '../events/referral-desk.js';
export * from '../events/child-registry.js';

/** What each service publishes. */
export const eventsOf: Readonly<Record<ServiceName, readonly EventDefinition[]>> = {
  'directory': directoryEvents,
  'mandatory-reporting': mandatoryReportingEvents,
  'referral-desk': referralDeskEvents,
  'child-registry': childRegistryEvents,
};

/** The errors that each service names. */
export const errorsOf = {
  'directory': directoryErrors,
  'mandatory-reporting': mandatoryReportingErrors,
  'referral-desk': referralDeskErrors,
  'child-registry': childRegistryErrors,
} as const satisfies Readonly<Record<ServiceName, Readonly<Record<string, ErrorEntry>>>>;
