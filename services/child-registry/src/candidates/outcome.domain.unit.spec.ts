import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { CANDIDATE_OUTCOMES } from '@referrals/contracts';
import { candidatesAndCampaigns } from '../pack/430200/candidates-and-campaigns.js';
import { dueOn, eraseOn, outcomeFault, toldOutcome, type Concluding } from './outcome.domain.js';

const numbers = candidatesAndCampaigns.candidates.value;
const day = plainDate('2026-05-11');
const fault = (said: Concluding, more: { urgent?: boolean; office?: 'VILLAGE' | 'COUNTY' } = {}) =>
  outcomeFault(said, { urgent: more.urgent ?? false, division: '430221104208', office: more.office ?? 'VILLAGE', tries: numbers.tries });

describe('the outcome of a candidate', () => {
  it.each([
    [{ outcome: 'OPENED' }, 'CANDIDATE_FILE_REQUIRED'], [{ outcome: 'ON_FILE' }, 'CANDIDATE_FILE_REQUIRED'], [{ outcome: 'ELSEWHERE' }, 'CANDIDATE_PLACE_REQUIRED'],
    [{ outcome: 'ELSEWHERE', place: '430203' }, 'DOCUMENT_REQUIRED'], [{ outcome: 'DUPLICATE' }, 'CANDIDATE_OTHER_REQUIRED'], [{ outcome: 'NOT_FOUND', tries: [1] }, 'CANDIDATE_TRIES_REQUIRED'],
    [{ outcome: 'NOT_ELIGIBLE' }, 'REASON_REQUIRED'], [{ outcome: 'WRONG_DATA' }, 'REASON_REQUIRED'],
  ] as const)('%j lacks %s', (said, code) => { expect(fault(said)?.code).toBe(code); });

  it('is elsewhere only in another county, whatever its code was', () => {
    expect(fault({ outcome: 'ELSEWHERE', place: '430212', paper: '1' })?.code).toBe('CANDIDATE_NOT_ELSEWHERE');
    expect(fault({ outcome: 'ELSEWHERE', place: '430203', paper: '1' })).toBeUndefined();
  });

  it('is nobody, of an urgent one, only for the county', () => {
    const said = { outcome: 'NOT_FOUND', tries: [1, 2] } as const;
    expect([fault(said), fault(said, { urgent: true })?.code, fault(said, { urgent: true, office: 'COUNTY' })]).toEqual([undefined, 'NOT_YOURS_TO_DO', undefined]);
  });

  it('is told to its source, and lets the person be forgotten, only where it says so', () => {
    expect(CANDIDATE_OUTCOMES.filter((one) => toldOutcome(one) !== null)).toEqual(['NOT_FOUND', 'WRONG_DATA']);
    expect(CANDIDATE_OUTCOMES.filter((one) => eraseOn(one, day, numbers) !== null)).toEqual(['NOT_ELIGIBLE', 'NOT_FOUND', 'WRONG_DATA']);
    expect([eraseOn('NOT_FOUND', day, numbers), dueOn(true, day, numbers), dueOn(false, day, numbers)]).toEqual(['2026-08-09', '2026-05-12', '2026-05-26']);
  });
});
