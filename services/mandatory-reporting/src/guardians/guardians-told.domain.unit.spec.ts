import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '@referrals/contracts';
import type { Facts } from '@referrals/policy';
import { allowTelling, type Telling } from './guardians-told.domain.js';

function answer(facts: Pick<Facts, 'suspects' | 'concerns'>, telling: Telling = { told: true }): string {
  try {
    allowTelling(telling, facts);
    return 'allowed';
  } catch (error) {
    return (error as DomainError).code;
  }
}

describe('telling the guardians', () => {
  it.each<[string, Facts['suspects']]>([
    ['SUSPECTS_UNKNOWN', undefined],
    ['allowed', []],
    ['allowed', [{ relation: 'SELF' }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'GUARDIAN' }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'GUARDIAN', cohabiting: false }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'GUARDIAN_PARTNER' }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'CAREGIVER' }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'RELATIVE', cohabiting: true }]],
    ['GUARDIANS_SUSPECTED', [{ relation: 'STRANGER', cohabiting: false }, { relation: 'ACQUAINTANCE', cohabiting: true }]],
    ['SUSPECTS_UNKNOWN', [{ relation: 'RELATIVE' }]],
    ['SUSPECTS_UNKNOWN', [{ relation: 'STAFF', cohabiting: false }, { relation: 'RELATIVE' }]],
    ['allowed', [{ relation: 'RELATIVE' }, { relation: 'RELATIVE', cohabiting: false }]],
    ['allowed', [{ relation: 'PEER', cohabiting: false }]],
  ])('%s with %j', (expected, suspects) => {
    expect(answer({ suspects })).toBe(expected);
    expect(answer({ suspects }, { told: false })).toBe('allowed');
  });

  it('of a runaway comes after a check for abuse', () => {
    const facts: Pick<Facts, 'suspects' | 'concerns'> = { suspects: [], concerns: ['RUNAWAY'] };
    expect(answer(facts)).toBe('ABUSE_CHECK_REQUIRED');
    expect(answer(facts, { told: true, abuseChecked: false })).toBe('ABUSE_CHECK_REQUIRED');
    expect(answer(facts, { told: true, abuseChecked: true })).toBe('allowed');
  });
});
