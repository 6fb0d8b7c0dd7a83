import { describe, expect, it } from '@jest/globals';
import { answerLine } from '@referrals/policy';
import { answersItsCases } from '../test/answers-its-cases.js';
import { decisions } from './decisions.js';

const ask = (decision: string, input: unknown): unknown => JSON.parse(answerLine(decisions, JSON.stringify({ decision, input })));
const file = { id: 'a', village: '430223103213' };
const seed = '000102030405060708090a0b0c0d0e0f';

describe.each([['age', 3], ['tier', 3], ['due', 5], ['schedule', 25], ['suggest', 5], ['careGaps', 11]])('%s', (decision, count) => {
  answersItsCases(decision, count, 'ages-visits-care');
});

describe('decisions asked from outside', () => {
  it.each<[string, unknown, string]>([
    ['match', { a: {} }, 'INVALID_INPUT'], ['match', { a: { birthDate: '2015-02-30' }, b: {} }, 'INVALID_DATE'], ['match', { a: { sex: '男' }, b: {} }, 'INVALID_INPUT'],
    ['importRow', { today: '2026-6-30', cells: {} }, 'INVALID_DATE'], ['importRow', { today: '2026-06-30', cells: { 性别: true } }, 'INVALID_INPUT'], ['importRow', { cells: {} }, 'INVALID_INPUT'],
    ['sample', { seed: 'X', rate: 5, min: 5, frame: [] }, 'INVALID_INPUT'], ['sample', { seed, rate: 5.5, min: 5, frame: [] }, 'INVALID_INPUT'], ['sample', { seed, rate: 101, min: 5, frame: [] }, 'INVALID_INPUT'],
    ['sample', { seed, rate: 5, min: 5, frame: [file, file] }, 'INVALID_INPUT'], ['answerable', { careDivision: '43022', offices: [] }, 'INVALID_INPUT'], ['answerable', { careDivision: '430223', offices: [] }, 'NO_OFFICE'],
    ['posts', { on: '2026-06-30', since: '2026-02-29', appointments: [] }, 'INVALID_DATE'], ['training', { year: 2026, on: '2026-12-31', appointments: [], attendance: [{ person: 'p', level: 'VILLAGE' }] }, 'INVALID_INPUT'],
    ['campaign', { on: '2026-06-30', closesOn: '2026-06-30', villages: [{ code: '430223103213', files: -1, accounted: 0 }] }, 'INVALID_INPUT'],
    ['coverage', { kind: 'VISIT', from: '2026-07-01', to: '2026-06-30', files: [] }, 'INVALID_INPUT'], ['age', { birthDate: '2015-01-01' }, 'INVALID_INPUT'], ['age', { birthDate: '2027-01-01', on: '2026-06-30' }, 'BIRTH_DATE_IN_FUTURE'], ['tier', { on: '2026-06-30', factors: [{ code: 'X', from: '2026-01-01' }] }, 'INVALID_INPUT'],
    ['due', { unit: 'DAY', n: 1, from: '2026-06-30' }, 'INVALID_INPUT'], ['due', { unit: 'WEEK', n: 0, from: '2026-06-30' }, 'INVALID_INPUT'], ['schedule', { asOf: '2026-06-31', spans: [], tiers: [] }, 'INVALID_DATE'],
    ['schedule', { asOf: '2026-06-30', spans: [], tiers: [], policy: { soon: 3 } }, 'INVALID_INPUT'], ['suggest', { on: '2026-06-30' }, 'INVALID_INPUT'], ['careGaps', { on: '2026-06-30', caregivers: [{ from: '2026-01-01', basis: 'AUNT' }] }, 'INVALID_INPUT'],
    ['toString', {}, 'UNKNOWN_DECISION'],
  ])('%s refuses %j', (decision, input, error) => expect(ask(decision, input)).toEqual({ error }));

  it('take numbers of the asker’s own in place of the pack’s', () => {
    const history = { asOf: '2026-02-21', spans: [{ from: '2026-01-10' }], tiers: [{ on: '2026-01-01', tier: 'BASIC' }] };
    expect(ask('schedule', history)).toMatchObject({ contact: { dueOn: '2026-02-28', state: 'SOON' } });
    expect(ask('schedule', { ...history, policy: { soonDays: 6, cadences: { BASIC: { contact: { n: 2, unit: 'MONTH' }, visit: { n: 3, unit: 'MONTH' } } } } })).toMatchObject({ contact: { dueOn: '2026-03-31', state: 'PLANNED' } });
    expect(ask('schedule', { ...history, policy: { rounding: 'EXACT' } })).toMatchObject({ contact: { dueOn: '2026-02-10', state: 'OVERDUE' } });
  });

  it('draw by the pack where no rate is told, and take null for unknown', () => {
    expect(ask('sample', { seed, frame: Array.from({ length: 8 }, (_, index) => ({ id: `${index}`, village: '430223103' })) })).toMatchObject({ perTownship: { 430223103: 5 } });
    expect(ask('match', { a: { name: null }, b: { birthDate: null, guardians: null } })).toEqual({ class: 'NONE', score: 0, reasons: [] });
    expect(ask('importRow', { today: '2026-06-30', cells: {}, current: { name: null }, baseline: null })).toMatchObject({ action: 'UNCHANGED' });
  });
});
