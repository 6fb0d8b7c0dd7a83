import type { DutyPack } from '@referrals/duties';
import { registryLadders, visitRows } from './visits/visit-duties.js';

/** What offices owe for children by when: rows of every feature, in one pack. A published revision never changes. */
export const childRegistryDuties: DutyPack = {
  pack: '430200/child-registry/1', service: 'child-registry', place: { key: 'childId', owner: 'owner' }, ladders: registryLadders, rows: [...visitRows],
};
