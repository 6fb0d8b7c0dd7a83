import { routingDecisions, type OutsideDecisions } from '@referrals/policy';

/** Asked by `npm run -s mandatory-reporting -- decide`. */
export const decisions: OutsideDecisions = { evaluate: routingDecisions.evaluate };
