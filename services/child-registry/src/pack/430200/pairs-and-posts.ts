import type { PackStatus, Parameter } from '@referrals/policy';
import type { ChildRegistryParts } from '../child-registry-pack.js';

const by = (source: string, status: PackStatus = 'design') => <T>(value: T): Parameter<T> => ({ value, source, status });
const ours = by('design');
const trained = 'SEED 18 ✔ everybody, each year';

/** 株洲市 (430200), version 1: what makes a pair of files, what a sample takes, when a post is filled and who is trained. */
export const pairsAndPosts430200: Pick<ChildRegistryParts, 'match' | 'sample' | 'posts' | 'training'> = {
  match: {
    points: ours({
      NAME_EQUAL: 30, NAME_SOUND: 20, NAME_NEAR: 12, NAME_DIFFERENT: 0,
      BIRTH_EQUAL: 25, BIRTH_NEAR: 10, BIRTH_DIFFERENT: -15,
      SEX_DIFFERENT: -20,
      GUARDIAN_ID: 25, GUARDIAN_PHONE: 15, GUARDIAN_NAME: 10,
      VILLAGE_EQUAL: 15, HUKOU_EQUAL: 10, TOWNSHIP_EQUAL: 5,
      SCHOOL_EQUAL: 5,
    }),
    same: ours(100), likely: ours(70), possible: ours(45),
  },
  sample: { rate: by('SEED 8 ✔ asks for samples; the rate is design')(5), min: ours(5) },
  posts: { daysToAppoint: by('SEED 18 ✔ at least one, always; days are design')(15) },
  training: { appointedBy: by(`${trained}; the day is design`)('10-31'), leastHours: by(trained, 'local')(0) },
};
