export { mandatoryReporting } from './mandatory-reporting.module.js';
/** The receipt number of the n-th report of a month, for tools that make whole cases. */
export { receiptNumber } from '@referrals/policy';
