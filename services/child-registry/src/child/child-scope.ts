import { Scope } from '@referrals/auth';

/** Columns that say by equality what a place's digits say by a range: an index gives a village, a township or a county in the order of names or of what is due. */
export const DIGITS: Readonly<Record<number, string>> = { 6: 'county', 9: 'township', 12: 'care_division' };

/**
 * Who sees a file: whose desk answers for its place, up to the city; not who stepped aside. The migration says the same to the database.
 * A post's holder looks as whoever sits at a desk of its village (`Viewers`).
 */
export const childScope = new Scope({
  seenBy: [{ prefix: 'care_division', agencies: ['VILLAGE', 'TOWNSHIP', 'CIV'], digits: DIGITS }], hidden: { staff: 'recused' },
});
