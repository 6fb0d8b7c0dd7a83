import { Scope } from '@referrals/auth';

/**
 * Who sees a file: whose desk answers for its place, up to the city; not who stepped aside. The migration says the same to the database.
 * A post's holder looks as whoever sits at a desk of its village (`Viewers`).
 */
export const childScope = new Scope({
  seenBy: [{ prefix: 'care_division', agencies: ['VILLAGE', 'TOWNSHIP', 'CIV'] }], hidden: { staff: 'recused' },
});
