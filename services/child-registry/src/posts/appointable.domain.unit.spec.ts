import { describe, expect, it } from '@jest/globals';
import { plainDate as day } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { idNumberOf } from '../../test/imported-files.js';
import { expectAppointable, type Appointing, type Candidate } from './appointable.domain.js';
import { CRITERIA } from './codes.domain.js';

const fit: Candidate = { idNumber: idNumberOf('1985-03-12', 1), capacity: 'SOCIAL_WORKER', criteria: CRITERIA, from: day('2026-05-11') };
const around: Appointing = { today: day('2026-05-11'), office: 'TOWNSHIP', since: day('2026-01-01'), terms: [], barred: false };
const codeOf = (candidate: Partial<Candidate>, appointing: Partial<Appointing> = {}): string | undefined => {
  try {
    expectAppointable({ ...fit, ...candidate }, { ...around, ...appointing });
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('who may be appointed', () => {
  it.each([
    ['who meets all five', {}, {}, undefined],
    ['who was barred before', {}, { barred: true }, 'APPOINTMENT_BARRED'],
    ['of whom a record was found, whoever asks', { recordFound: true }, { office: 'CITY' as const }, 'APPOINTMENT_BARRED'],
    ['who does not meet all five', { criteria: CRITERIA.slice(0, 4) }, { office: 'CITY' as const }, 'CRITERIA_NOT_MET'],
    ['another, without a reason', { capacity: 'OTHER' as const }, { office: 'COUNTY' as const }, 'REASON_REQUIRED'],
    ['another, by the township', { capacity: 'OTHER' as const, reason: 'x' }, {}, 'NOT_YOURS_TO_DO'],
    ['another who does not meet all five, by the county', { capacity: 'OTHER' as const, criteria: [], reason: 'x' }, { office: 'COUNTY' as const }, undefined],
    ['who is eighteen that day', { idNumber: idNumberOf('2008-05-11', 1) }, {}, undefined],
    ['who is eighteen the day after', { idNumber: idNumberOf('2008-05-12', 1) }, {}, 'NOT_OF_AGE'],
    ['when somebody else leaves that day', {}, { terms: [{ from: day('2026-02-01'), to: day('2026-05-11') }] }, undefined],
    ['when somebody else is there one day longer', {}, { terms: [{ from: day('2026-02-01'), to: day('2026-05-12') }] }, 'POST_HELD'],
    ['until somebody else comes', { to: day('2026-06-01') }, { terms: [{ from: day('2026-06-01') }] }, undefined],
    ['beyond the day when somebody else comes', {}, { terms: [{ from: day('2026-06-01') }] }, 'POST_HELD'],
    ['after an appointment by error', {}, { terms: [{ from: day('2026-05-11'), to: day('2026-05-11') }] }, undefined],
    ['before there is such a post', { from: day('2025-12-31') }, {}, 'PERIOD_INVALID'],
  ])('%s', (_, candidate, appointing, expected) => {
    expect(codeOf(candidate, appointing)).toBe(expected);
  });
});
