import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { coverage, type CoveredFile } from './coverage.domain.js';
import { percentOf } from './percent.domain.js';

const [from, to] = [plainDate('2026-04-01'), plainDate('2026-06-30')];
const file: CoveredFile = { id: 'a', village: '430223103213', tier: 'BASIC', spans: [{ from: plainDate('2025-01-01') }], acts: [] };
const of = (kind: 'CONTACT' | 'VISIT', ...changes: Partial<CoveredFile>[]): ReturnType<typeof coverage> => coverage({ kind, from, to, files: changes.map((change) => ({ ...file, ...change })) });

describe('coverage', () => {
  answersItsCases('coverage', 1);

  it('owes no visit, but a contact, where the child is away', () => {
    expect(of('VISIT', { paused: true })).toEqual({ obliged: 0, met: 0, percent: null, villages: [] });
    expect(of('CONTACT', { paused: true }).obliged).toBe(1);
  });

  it('counts from the middle of the quarter back, by the span that holds on its last day', () => {
    expect(of('VISIT', { spans: [{ from: plainDate('2026-05-16') }] }).obliged).toBe(1);
    expect(of('VISIT', { spans: [{ from: plainDate('2026-05-17') }] }).obliged).toBe(0);
    expect(of('VISIT', { spans: [{ from: plainDate('2025-01-01'), to: plainDate('2026-05-20') }, { from: plainDate('2026-05-20') }] }).obliged).toBe(0);
  });

  it('is met by any act of the period, its first and last day included', () => {
    expect(of('VISIT', { acts: [from] }, { acts: [to] }, { acts: [plainDate('2026-03-31'), plainDate('2026-07-01')] })).toMatchObject({ obliged: 3, met: 2, percent: 66.6 });
  });

  it('counts villages as they are called today', () => {
    expect(of('VISIT', { village: '430221101201' }, { village: '430212101201' }).villages).toEqual([{ village: '430212101201', obliged: 2, met: 0 }]);
  });
});

describe('a percentage', () => {
  it.each([[2, 3, 66.6], [999, 1_000, 99.9], [9_999, 10_000, 99.9], [1, 1, 100], [0, 4, 0], [29, 100, 29], [57, 100, 57], [0, 0, null]])('of %d in %d is %p', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));
});
