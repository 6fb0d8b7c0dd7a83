import type { PlainDate } from '@referrals/calendar';
import { PackBook, schemaFaults } from '@referrals/policy';
import { childRegistryPack430200 } from './430200.js';
import { ChildRegistryPackSchema, rulesOf, type ChildRegistryPack, type Rules } from './child-registry-pack.js';

/** Every child-registry pack this release carries. */
export const childRegistryPacks = new PackBook<ChildRegistryPack>({ kind: 'child-registry', faults: schemaFaults(ChildRegistryPackSchema) }, [childRegistryPack430200]);

const rulesOfEach = new Map(childRegistryPacks.packs.map((pack) => [pack, rulesOf(pack)]));

/** The numbers of version 1 of the city. */
export const rules430200 = rulesOf(childRegistryPack430200);

/** The numbers in force for a place on a day. Where no pack holds, the city's first one does: no file goes without a next visit. */
export function rulesAt(division: string, day: PlainDate): Rules {
  const pack = childRegistryPacks.inForce(division, day);
  return (pack && rulesOfEach.get(pack)) ?? rules430200;
}
