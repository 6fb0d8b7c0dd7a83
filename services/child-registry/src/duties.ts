import type { DutyPack } from '@referrals/duties';
import { candidateLadders, candidateRows } from './candidates/candidate-duties.js';
import { postLadders, postRows } from './posts/post-duties.js';
import { schoolLadders, schoolRows } from './schools/school-duties.js';
import { registryLadders, visitRows } from './visits/visit-duties.js';

/** What offices owe for children by when: rows of every feature, in one pack. A published revision never changes. */
export const childRegistryDuties: DutyPack = {
  pack: '430200/child-registry/1', service: 'child-registry',
  place: { key: ['childId', 'postId', 'candidateId', 'partId', 'spotCheckId', 'findingId', 'requestId'], owner: 'owner' },
  ladders: { ...registryLadders, ...postLadders, ...candidateLadders, ...schoolLadders }, rows: [...visitRows, ...postRows, ...candidateRows, ...schoolRows],
};
