import { describe, expect, it } from '@jest/globals';
import { daysBetween, daysInMonth, plainDate, weekdayOf } from '@referrals/calendar';
import { dayAt, dayCount, partsOf, plainDay, weekdayFromMonday } from './day-count.domain.js';

const months = Array.from({ length: 201 * 12 }, (_, index) => [1900 + Math.floor(index / 12), index % 12] as const);

describe('a count of days', () => {
  it('is that of the calendar at both ends of every month there can be', () => {
    const wrong = months.flatMap(([year, month]) => {
      const written = `${year}-${String(month + 1).padStart(2, '0')}`;
      return [plainDate(`${written}-01`), plainDate(`${written}-${daysInMonth(written)}`)];
    }).filter((date) => {
      const day = dayCount(date);
      const { year, month, dayOfMonth } = partsOf(day);
      return day !== daysBetween(plainDate('1970-01-01'), date) || plainDay(day) !== date || dayAt(year, month, dayOfMonth) !== day || (weekdayFromMonday(day) + 1) % 7 !== weekdayOf(date);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    [2026, 12, 1, '2027-01-01'],
    [2026, 14, 0, '2027-02-28'],
    [2028, 2, 0, '2028-02-29'],
    [2026, 26, 0, '2028-02-29'],
    [2026, 0, 0, '2025-12-31'],
  ])('of %i, month %i, day %i is %s', (year, month, dayOfMonth, date) => {
    expect(plainDay(dayAt(year, month, dayOfMonth))).toBe(date);
  });
});
