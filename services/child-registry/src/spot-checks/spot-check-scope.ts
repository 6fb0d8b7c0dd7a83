import { Scope } from '@referrals/auth';

/** The county's own. The migration says the same to the database. */
export const spotCheckScope = new Scope({ seenBy: [{ prefix: 'county', agencies: ['CIV'] }] });

/** Where something was found: whoever answers for the file, too; asked with the states in which something was. */
export const findingScope = new Scope({ seenBy: [{ prefix: 'village', agencies: ['CIV', 'TOWNSHIP', 'VILLAGE'] }] });
