import type { ErrorEntry } from './domain-error.js';

/** Errors of the directory service. */
export const directoryErrors = {
} as const satisfies Record<string, ErrorEntry>;
