import { describe, expect, it } from '@jest/globals';
import { instant } from './instant.js';
import { addDays, addMonths, completedYears, daysBetween, plainDate, shanghaiDate, startOfShanghaiDay, weekdayOf } from './plain-date.js';

const day = plainDate;

describe('instant', () => {
  it.each([
    ['2026-05-11T08:20:00+08:00', '2026-05-11T00:20:00.000Z'],
    ['2026-05-11T00:20:00.1234567Z', '2026-05-11T00:20:00.123Z'],
    ['2024-02-29T23:59:59-05:00', '2024-03-01T04:59:59.000Z'],
  ])('reads %s', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each(['2026-05-11', '2026-05-11T08:20:00', '2026-02-30T08:20:00Z', '2026-05-11T24:00:00Z', '2026-05-11T08:61:00Z', 'now', ''])('refuses %s', (text) => {
    expect(() => instant(text)).toThrow(expect.objectContaining({ code: 'INVALID_INSTANT' }));
  });
});

describe('plain dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-04-31'])('refuse %s', (text) => {
    expect(() => plainDate(text)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });

  it('change at midnight in China', () => {
    expect(shanghaiDate(instant('2026-05-11T15:59:59.999Z'))).toBe('2026-05-11');
    expect(shanghaiDate(instant('2026-05-11T16:00:00Z'))).toBe('2026-05-12');
    expect(startOfShanghaiDay(day('2026-05-12'))).toBe('2026-05-11T16:00:00.000Z');
  });

  it('add months to the last day where the day does not exist', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2023-12-31'), 2)).toBe('2024-02-29');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  });

  it('know weekdays and distances', () => {
    expect([weekdayOf(day('2026-05-11')), weekdayOf(day('1969-12-28')), weekdayOf(day('2026-09-20'))]).toEqual([1, 0, 0]);
    expect(daysBetween(day('2024-02-28'), addDays(day('2024-02-28'), 366))).toBe(366);
  });
});

describe('completed years', () => {
  it.each([
    ['2012-05-11', '2026-05-11', 13],
    ['2012-05-11', '2026-05-12', 14],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2012-02-29', '2028-02-29', 15],
    ['2012-02-29', '2028-03-01', 16],
    ['2026-05-11', '2026-05-11', 0],
    ['2026-05-11', '2020-01-01', 0],
  ])('of %s on %s: %i', (birth, on, years) => {
    expect(completedYears(day(birth), day(on))).toBe(years);
  });
});
