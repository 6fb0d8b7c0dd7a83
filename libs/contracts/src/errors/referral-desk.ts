import type { ErrorEntry } from './domain-error.js';

/** Errors of the referral-desk service. */
export const referralDeskErrors = {
} as const satisfies Record<string, ErrorEntry>;
