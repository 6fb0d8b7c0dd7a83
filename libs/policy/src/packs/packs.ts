import { shanghaiDate, type Instant } from '@referrals/calendar';
import { packFaults } from '../routing/pack-faults.js';
import type { RoutingPack } from '../routing/routing-pack.js';
import { routingPack430200 } from './430200/routing-pack.js';
import { routingPack430200Version2 } from './430200/routing-pack-2.js';
import { PackBook } from './pack-book.js';

/** Every routing pack this release carries. */
export const routingPacks = new PackBook<RoutingPack>({ kind: 'routing', faults: packFaults }, [routingPack430200, routingPack430200Version2]);

/**
 * The routing pack in force at a moment. What is filed is routed whatever a machine's clock says: before its first day the first pack holds.
 * Decisions keep its area and version, so a later one explains nothing it did not decide.
 */
export const routingPackAt = (at: Instant): RoutingPack => routingPacks.inForce(routingPack430200.area, shanghaiDate(at)) ?? routingPack430200;
