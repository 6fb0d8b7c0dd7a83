import { describe, expect, it } from '@jest/globals';
import { answerLine } from '@referrals/policy';
import { decisions } from './decisions.js';

const ask = (decision: string, input: unknown): unknown => JSON.parse(answerLine(decisions, JSON.stringify({ decision, input })));
const file = { id: 'a', village: '430223103213' };
const seed = '000102030405060708090a0b0c0d0e0f';

describe('decisions asked from outside', () => {
  it.each<[string, unknown, string]>([
    ['match', { a: {} }, 'INVALID_INPUT'], ['match', { a: { birthDate: '2015-02-30' }, b: {} }, 'INVALID_DATE'], ['match', { a: { sex: '男' }, b: {} }, 'INVALID_INPUT'],
    ['importRow', { today: '2026-6-30', cells: {} }, 'INVALID_DATE'], ['importRow', { today: '2026-06-30', cells: { 性别: true } }, 'INVALID_INPUT'], ['importRow', { cells: {} }, 'INVALID_INPUT'],
    ['sample', { seed: 'X', rate: 5, min: 5, frame: [] }, 'INVALID_INPUT'], ['sample', { seed, rate: 5.5, min: 5, frame: [] }, 'INVALID_INPUT'], ['sample', { seed, rate: 101, min: 5, frame: [] }, 'INVALID_INPUT'],
    ['sample', { seed, rate: 5, min: 5, frame: [file, file] }, 'INVALID_INPUT'], ['answerable', { careDivision: '43022', offices: [] }, 'INVALID_INPUT'], ['answerable', { careDivision: '430223', offices: [] }, 'NO_OFFICE'],
    ['posts', { on: '2026-06-30', since: '2026-02-29', appointments: [] }, 'INVALID_DATE'], ['training', { year: 2026, on: '2026-12-31', appointments: [], attendance: [{ person: 'p', level: 'VILLAGE' }] }, 'INVALID_INPUT'],
    ['campaign', { on: '2026-06-30', closesOn: '2026-06-30', villages: [{ code: '430223103213', files: -1, accounted: 0 }] }, 'INVALID_INPUT'],
    ['coverage', { kind: 'VISIT', from: '2026-07-01', to: '2026-06-30', files: [] }, 'INVALID_INPUT'], ['toString', {}, 'UNKNOWN_DECISION'],
  ])('%s refuses %j', (decision, input, error) => expect(ask(decision, input)).toEqual({ error }));

  it('draw by the pack where no rate is told, and take null for unknown', () => {
    expect(ask('sample', { seed, frame: Array.from({ length: 8 }, (_, index) => ({ id: `${index}`, village: '430223103' })) })).toMatchObject({ perTownship: { 430223103: 5 } });
    expect(ask('match', { a: { name: null }, b: { birthDate: null, guardians: null } })).toEqual({ class: 'NONE', score: 0, reasons: [] });
    expect(ask('importRow', { today: '2026-06-30', cells: {}, current: { name: null }, baseline: null })).toMatchObject({ action: 'UNCHANGED' });
  });
});
