/** Days in doubt after which it is a problem of guardianship (MPL 43: the village reports it in time). */
export const DOUBT_DAYS = 15;

/** The problem that a delegate in doubt becomes when the parents do nothing: one for each delegation. */
export const guardianshipOf = (delegation: string) => ({ kind: 'GUARDIANSHIP', cause: `DELEGATION ${delegation}` }) as const;
