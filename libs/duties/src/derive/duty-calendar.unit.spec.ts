import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, plainDate, type PlainDate } from '@referrals/calendar';
import { DutyCalendar, type ImportedYear } from './duty-calendar.js';

const effectiveAt = instant('2026-11-20T10:02:00+08:00');
const days = (...dates: string[]): PlainDate[] => dates.map((date) => plainDate(date));
const imported: ImportedYear = { year: 2027, off: days('2027-01-01', '2027-01-04'), on: days('2027-01-02'), effectiveAt };

describe('the calendar that duties are dated by', () => {
  const calendar = DutyCalendar.with([imported]);
  const worked = (date: string, at = effectiveAt): boolean => calendar.knownAt(at).isWorkingDay(plainDate(date));

  it('knows an imported year from its moment on, and not a millisecond before', () => {
    expect(['2027-01-01', '2027-01-02', '2027-01-04', '2027-01-05'].map((date) => worked(date))).toEqual([false, true, false, true]);
    expect(() => worked('2027-01-05', addMillis(effectiveAt, -1))).toThrow(expect.objectContaining({ code: 'CALENDAR_NOT_COVERED' }));
    expect([calendar.revisionAt(addMillis(effectiveAt, -1)), calendar.revisionAt(effectiveAt)]).toEqual([0, 1]);
  });

  it('says when it had to assume', () => {
    let assumed = 0;
    const at = (moment: typeof effectiveAt) => calendar.assumedAt(moment, () => { assumed += 1; });
    expect([at(effectiveAt).isWorkingDay(plainDate('2027-01-04')), assumed]).toEqual([false, 0]);
    expect([at(addMillis(effectiveAt, -1)).isWorkingDay(plainDate('2027-01-04')), assumed]).toEqual([true, 1]);
    expect([at(effectiveAt).isWorkingDay(plainDate('2028-01-03')), assumed]).toEqual([true, 2]);
  });

  it('lets no import change a year that was always known', () => {
    const other = DutyCalendar.with([{ year: 2026, off: [], on: [], effectiveAt }]);
    expect([other.knownAt(effectiveAt).isWorkingDay(plainDate('2026-10-01')), other.imports]).toEqual([false, []]);
  });
});
