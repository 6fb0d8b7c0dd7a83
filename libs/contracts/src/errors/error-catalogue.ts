import { SERVICES, type ServiceName } from '../codes.js';
import { commonErrors } from './common.js';
import { directoryErrors } from './directory.js';
import type { ErrorEntry } from './domain-error.js';
import { mandatoryReportingErrors } from './mandatory-reporting.js';
import { referralDeskErrors } from './referral-desk.js';

/** What each service refuses with; one that is missing here does not compile. */
const errorsOf: Readonly<Record<ServiceName, Readonly<Record<string, ErrorEntry>>>> = {
  directory: directoryErrors, 'mandatory-reporting': mandatoryReportingErrors, 'referral-desk': referralDeskErrors,
};

/** Every code a client can meet: its status and its sentences. A code missing here is answered as INTERNAL. */
export const errorCatalogue: Readonly<Record<string, ErrorEntry>> = {
  ...commonErrors, ...Object.assign({}, ...SERVICES.map((service) => errorsOf[service])) as Readonly<Record<string, ErrorEntry>>,
};
