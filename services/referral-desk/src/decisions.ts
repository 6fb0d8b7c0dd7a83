import { routingDecisions, type OutsideDecisions } from '@referrals/policy';

/** Asked by `npm run -s referral-desk -- decide`. */
export const decisions: OutsideDecisions = { findDesk: routingDecisions.findDesk };
