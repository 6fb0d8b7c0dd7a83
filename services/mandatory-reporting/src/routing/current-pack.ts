import { routingPack430200, type RoutingPack } from '@referrals/policy';

/** The pack in force. Decisions keep its code and version, so a later pack explains nothing it did not decide. */
export const currentPack: RoutingPack = routingPack430200;
