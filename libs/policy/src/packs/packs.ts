import { packFaults } from '../routing/pack-faults.js';
import type { RoutingPack } from '../routing/routing-pack.js';
import { routingPack430200 } from './430200/routing-pack.js';
import { PackBook } from './pack-book.js';

/** Every routing pack this release carries. */
export const routingPacks = new PackBook<RoutingPack>({ kind: 'routing', faults: packFaults }, [routingPack430200]);
