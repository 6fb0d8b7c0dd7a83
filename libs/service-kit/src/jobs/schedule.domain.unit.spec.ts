import { describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '@referrals/calendar';
import fc from 'fast-check';
import { lastDue, nextDue, scheduleFault, type Schedule } from './schedule.domain.js';

const china = (text: string): Instant => instant(`${text}:00+08:00`);
const daily: Schedule = { at: '00:10' };
const first: Schedule = { at: '06:00', dayOfMonth: 1 };
const last: Schedule = { at: '23:30', dayOfMonth: 'LAST' };

describe('a schedule', () => {
  it.each<[string, Schedule, string, string, string]>([
    ['a day after its moment', daily, '2026-05-11T08:20', '2026-05-11T00:10', '2026-05-12T00:10'],
    ['a day before its moment', daily, '2026-05-11T00:09', '2026-05-10T00:10', '2026-05-11T00:10'],
    ['the very moment', daily, '2026-05-11T00:10', '2026-05-11T00:10', '2026-05-12T00:10'],
    ['the year\'s end', daily, '2026-12-31T12:00', '2026-12-31T00:10', '2027-01-01T00:10'],
    ['the first of a month, before it', first, '2026-03-01T05:59', '2026-02-01T06:00', '2026-03-01T06:00'],
    ['the first of a month, after it', first, '2026-01-31T12:00', '2026-01-01T06:00', '2026-02-01T06:00'],
    ['the last day of February', last, '2028-02-15T12:00', '2028-01-31T23:30', '2028-02-29T23:30'],
    ['the last day of the year', last, '2026-12-31T23:40', '2026-12-31T23:30', '2027-01-31T23:30'],
  ])('knows what was due and what is next: %s', (_, schedule, now, was, next) => {
    expect([lastDue(schedule, china(now)), nextDue(schedule, china(now))]).toEqual([china(was), china(next)]);
  });

  it('by seconds is due now, and again after so many', () => {
    expect([lastDue({ everySeconds: 60 }, china('2026-05-11T08:20')), nextDue({ everySeconds: 60 }, china('2026-05-11T08:20'))])
      .toEqual([china('2026-05-11T08:20'), china('2026-05-11T08:21')]);
  });

  it('leaves no moment out and none twice, whenever it is looked at', () => {
    const schedules = fc.oneof(fc.constant(daily), fc.record({ at: fc.constantFrom('00:00', '12:30', '23:59'), dayOfMonth: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('LAST' as const)) }));
    fc.assert(fc.property(schedules, fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }), (schedule, date) => {
      const now = instant(date.toISOString());
      const was = lastDue(schedule, now);
      const next = nextDue(schedule, now);
      expect(was <= now && now < next).toBe(true);
      expect(nextDue(schedule, was)).toBe(next);
      expect(lastDue(schedule, next)).toBe(next);
    }));
  });

  it.each<Schedule>([{ everySeconds: 0 }, { everySeconds: 1.5 }, { at: '24:00' }, { at: '7:00' }, { at: '07:00', dayOfMonth: 0 }, { at: '07:00', dayOfMonth: 29 }])('is none: %j', (schedule) => {
    expect(scheduleFault(schedule)).toBeDefined();
  });
});
