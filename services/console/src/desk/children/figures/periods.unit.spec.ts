import { describe, expect, it } from '@jest/globals';
import { periodsBefore } from './periods';

describe('periods before one', () => {
  it.each([
    ['2026-02', 3, ['2026-02', '2026-01', '2025-12']], ['2026Q1', 3, ['2026Q1', '2025Q4', '2025Q3']], ['2026', 2, ['2026', '2025']],
  ])('%s', (period, count, before) => expect(periodsBefore(period, count)).toEqual(before));
});
