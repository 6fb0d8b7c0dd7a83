import { describe, expect, it } from '@jest/globals';
import { AWAY_KINDS as AWAY, CARE_BASES as BASES, CHILD_CATEGORIES, CHILD_ENDS, CHILD_FACTORS, CHILD_TIERS, PARENT_FACTS as FACTS } from '@referrals/contracts';
import { AWAY_KINDS, CARE_BASES } from '../care/codes.domain.js';
import { CATEGORIES, codesOf, ENDS, FACTORS, PARENT_FACTS, TIERS } from './codes.domain.js';

describe('codes with their words', () => {
  it.each([
    ['categories', CATEGORIES, CHILD_CATEGORIES], ['tiers', TIERS, CHILD_TIERS], ['factors', FACTORS, CHILD_FACTORS], ['parents’ facts', PARENT_FACTS, FACTS], ['ends', ENDS, CHILD_ENDS],
    ['care', CARE_BASES, BASES], ['absences', AWAY_KINDS, AWAY],
  ] as const)('%s are those that events and other services use, in their order', (_, labels, codes) => { expect(codesOf<string>(labels)).toEqual(codes); });
});
