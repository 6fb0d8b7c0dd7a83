import { Scope } from '@referrals/auth';

/** Who looks into a candidate: the county's desk for its place, and the place that was asked. The migration says the same to the database. */
export const candidateScope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['CIV'] }, { prefix: 'assigned_to', agencies: ['VILLAGE', 'TOWNSHIP'] }] });

/** Who sees what was told, whatever the county says: its desk, and the desk that told it. */
export const sourceScope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['CIV'] }, { desk: 'desk' }] });

/** What a desk told itself. */
export const toldScope = new Scope({ seenBy: [{ desk: 'desk' }] });
