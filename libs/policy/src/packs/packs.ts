import type { RoutingPack } from '../routing/routing-pack.js';
import { routingPack430200 } from './430200/routing-pack.js';

/** Every routing pack this release carries, by the area's division code. */
export const routingPacks: Readonly<Record<string, RoutingPack>> = { [routingPack430200.pack]: routingPack430200 };
