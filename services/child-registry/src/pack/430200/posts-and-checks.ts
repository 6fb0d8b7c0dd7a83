import type { Parameter } from '@referrals/policy';
import type { MatchNumbers } from '../../duplicates/match-numbers.domain.js';
import type { TrainingNumbers } from '../../posts/training.domain.js';

const design = <T>(value: T, source = 'design'): Parameter<T> => ({ value, source, status: 'design' });

/** Numbers of `child-registry/430200` version 1 for pairs, samples, posts and training. */
export const postsAndChecks = {
  /** Points of a pair of files. */
  match: design<MatchNumbers>({
    points: {
      NAME_EQUAL: 30, NAME_SOUND: 20, NAME_NEAR: 12, NAME_DIFFERENT: 0, BIRTH_EQUAL: 25, BIRTH_NEAR: 10, BIRTH_DIFFERENT: -15, SEX_DIFFERENT: -20,
      GUARDIAN_ID: 25, GUARDIAN_PHONE: 15, GUARDIAN_NAME: 10, VILLAGE_EQUAL: 15, HUKOU_EQUAL: 10, TOWNSHIP_EQUAL: 5, SCHOOL_EQUAL: 5,
    },
    same: 100, likely: 70, possible: 45,
  }),
  /** Of a hundred files of a township, and at least so many. */
  sample: design({ rate: 5, min: 5 }, 'SEED 8 ✔ asks for a sample twice a year; its size is design'),
  /** Days in which a vacant post is filled. */
  daysToAppoint: design(15, 'SEED 18 ✔ at least one, always; days are design'),
  training: { value: { appointedBy: '10-31', leastHours: 0 }, source: 'SEED 18 ✔ everybody, each year; who comes in November or December is trained the next year by design', status: 'local' } satisfies Parameter<TrainingNumbers>,
} as const;
