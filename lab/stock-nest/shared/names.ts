/** Injection tokens. */
export const SETTINGS = Symbol('SETTINGS');
export const KAFKA = Symbol('KAFKA');

/** Topics, as `@EventPattern` and `emit` name them. */
export const REPORT_FILED = 'stock.report-filed';
export const REFERRAL_CHANGED = 'stock.referral-changed';
