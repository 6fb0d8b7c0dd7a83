import { Scope } from '@referrals/auth';

/** Who sees a post: whose desk or post answers for its place (`Viewers`). The migration says the same to the database. */
export const postScope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['VILLAGE', 'TOWNSHIP', 'CIV'] }] });

/** Courses are kept by townships, counties and the city. */
export const courseScope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['TOWNSHIP', 'CIV'] }] });
