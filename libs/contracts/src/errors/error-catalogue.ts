import { commonErrors } from './common.js';
import { directoryErrors } from './directory.js';
import type { ErrorEntry } from './domain-error.js';
import { mandatoryReportingErrors } from './mandatory-reporting.js';
import { referralDeskErrors } from './referral-desk.js';

/** Every code a client can meet: its status and its sentences. A code missing here is answered as INTERNAL. */
export const errorCatalogue: Readonly<Record<string, ErrorEntry>> = {
  ...commonErrors, ...directoryErrors, ...mandatoryReportingErrors, ...referralDeskErrors,
};
