import type { Parameter } from '@referrals/policy';
import type { CandidateNumbers } from '../../candidates/outcome.domain.js';

/** Numbers of `child-registry/430200` version 1 for candidates and spot checks. */
export const candidatesAndCampaigns = {
  candidates: {
    value: { daysToConclude: { urgent: 1, other: 15 }, tries: 2, daysKept: 90 }, source: 'SEED 19 asks to find whoever needs help; PIPL 19 to forget them; numbers are design', status: 'design',
  } satisfies Parameter<CandidateNumbers>,
  daysToCorrect: { value: 15, source: 'SEED 8 ✔ a check is acted upon; days are design', status: 'design' } satisfies Parameter<number>,
} as const;
