import type { ErrorEntry } from './domain-error.js';

/** Errors of the mandatory-reporting service. */
export const mandatoryReportingErrors = {
} as const satisfies Record<string, ErrorEntry>;
