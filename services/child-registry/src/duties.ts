import type { DutyPack } from '@referrals/duties';
import { candidateLadders, candidateRows } from './candidates/candidate-duties.js';
import { registryLadders, visitRows } from './visits/visit-duties.js';

/** What offices owe for children by when: rows of every feature, in one pack. A published revision never changes. */
export const childRegistryDuties: DutyPack = {
  pack: '430200/child-registry/1', service: 'child-registry', place: { key: ['childId', 'candidateId', 'partId', 'spotCheckId', 'findingId'], owner: 'owner' },
  ladders: { ...registryLadders, ...candidateLadders }, rows: [...visitRows, ...candidateRows],
};
