import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instant, workingDaysFrom, chinaWorkingDays } from './index.js';
import { noticedYears } from './working-days.data.js';
import { addDays, plainDate } from './plain-date.js';
import { effectOf } from './effect-of.js';
import { daysOf, readYearNotice } from './year-notice.js';

const sample = JSON.parse(readFileSync(new URL('../../../docs/samples/working-days-2026.json', import.meta.url), 'utf8')) as { year: number; notice: string; off: string[]; on: string[] };
const faults = (change: object): string[] => {
  const read = readYearNotice(JSON.stringify({ ...sample, ...change }));
  return 'faults' in read ? read.faults.map(({ code, date }) => [code, date].filter(Boolean).join(' ')) : [];
};

describe('the notice of a year', () => {
  it('reads the sample, which says what the built-in table says of that year', () => {
    const read = readYearNotice(JSON.stringify(sample));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    expect(daysOf(read)).toEqual(noticedYears[2026]);
    const again = workingDaysFrom({ 2026: daysOf(read) });
    for (let day = plainDate('2026-01-01'); day < '2027-01-01'; day = addDays(day, 1)) expect([day, again.isWorkingDay(day)]).toEqual([day, chinaWorkingDays.isWorkingDay(day)]);
  });

  it('names every fault, not the first alone', () => {
    expect(faults({ off: [...sample.off, '2027-02-05', '2026-02-30', '2026-02-17', '2026-03-07'], on: [...sample.on, '2026-03-10'] })).toEqual([
      'TWICE 2026-02-17', 'OUTSIDE_YEAR 2027-02-05', 'NO_SUCH_DAY 2026-02-30', 'OFF_ON_WEEKEND 2026-03-07', 'ON_A_WEEKDAY 2026-03-10',
    ]);
  });

  it('refuses a file that is not whole: a holiday for all would be worked', () => {
    expect(faults({ off: sample.off.filter((date) => date !== '2026-10-01') })).toEqual(['HOLIDAY_WORKED 2026-10-01']);
    expect(faults({ off: [], on: ['2026-10-03'] })).toEqual(['HOLIDAY_WORKED 2026-01-01', 'HOLIDAY_WORKED 2026-05-01', 'HOLIDAY_WORKED 2026-10-01', 'HOLIDAY_WORKED 2026-10-02', 'HOLIDAY_WORKED 2026-10-03']);
  });

  it('refuses what is no such file', () => {
    expect([faults({ year: 1999, off: [], on: [] }), faults({ more: 1 }), faults({ notice: '' })]).toEqual([['YEAR_RANGE'], ['NOT_READABLE'], ['NOT_READABLE']]);
    expect(readYearNotice('not json')).toEqual({ faults: [{ code: 'NOT_READABLE' }] });
  });

  it('takes effect at the second full minute, so at least one minute later', () => {
    expect(effectOf(instant('2026-11-20T10:00:30.500+08:00'))).toBe('2026-11-20T02:02:00.000Z');
    expect(effectOf(instant('2026-11-20T10:00:00.000+08:00'))).toBe('2026-11-20T02:02:00.000Z');
    expect(effectOf(instant('2026-11-20T10:00:59.999+08:00'))).toBe('2026-11-20T02:02:00.000Z');
  });
});
