/** Parts of the exchange that keep messages of their own. */
export const SERVICES = ['mandatory-reporting', 'referral-desk', 'directory', 'child-registry'] as const;
export type Service = (typeof SERVICES)[number];
