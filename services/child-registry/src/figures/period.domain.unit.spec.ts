import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { periodAt, periodsBetween, readPeriod, type PeriodLength } from './period.domain.js';

describe('the time a figure is of', () => {
  it.each<readonly [PeriodLength, string, string, string, string]>([
    ['MONTH', '2026-02-28', '2026-02', '2026-02-01', '2026-02-28'], ['MONTH', '2028-02-01', '2028-02', '2028-02-01', '2028-02-29'],
    ['QUARTER', '2026-03-31', '2026Q1', '2026-01-01', '2026-03-31'], ['QUARTER', '2026-12-01', '2026Q4', '2026-10-01', '2026-12-31'],
    ['YEAR', '2026-05-11', '2026', '2026-01-01', '2026-12-31'],
  ])('%s of %s is %s', (length, day, name, from, to) => {
    expect(periodAt(length, plainDate(day))).toEqual({ name, from, to });
    expect(readPeriod(length, name)).toEqual({ name, from, to });
  });

  it.each<readonly [PeriodLength, string]>([['MONTH', '2026-13'], ['MONTH', '2026'], ['QUARTER', '2026Q5'], ['QUARTER', '2026-05'], ['YEAR', '26'], ['YEAR', '0026'], ['MONTH', ' 2026-05']])(
    'is no %s: %s', (length, said) => expect(readPeriod(length, said)).toBeUndefined());

  it('goes on from the one that a day is in to the present one, and no further back than it is kept', () => {
    const until = plainDate('2026-05-11');
    const names = (since: string, oldest = '2024-05-01') => periodsBetween('QUARTER', { since: plainDate(since), until, oldest: plainDate(oldest) }).map(({ name }) => name);
    expect(names('2025-12-31')).toEqual(['2025Q4', '2026Q1', '2026Q2']);
    expect(names('2010-01-01', '2026-02-01')).toEqual(['2026Q1', '2026Q2']);
    expect(names('2026-06-30')).toEqual(['2026Q2']);
    expect(names('2026-07-01')).toEqual([]);
  });
});
