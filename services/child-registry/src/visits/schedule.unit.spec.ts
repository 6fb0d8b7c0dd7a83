import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { workedCases } from '../../test/worked-cases.js';
import { rules430200 } from '../pack/packs.js';
import type { Act } from './act.domain.js';
import { schedule, type ScheduleInput } from './schedule.domain.js';

const visitOn = (day: string): Act => ({ on: plainDate(day), recordedOn: plainDate(day), kind: 'VISIT', place: 'HOME', childSeen: true });
const file: ScheduleInput = { asOf: plainDate('2027-02-16'), spans: [{ from: plainDate('2027-01-01') }], tiers: [{ on: plainDate('2027-01-01'), tier: 'HIGH' }] };
const placed = { from: plainDate('2027-01-10'), backOn: plainDate('2027-02-15'), recordedOn: plainDate('2027-01-10') };

describe('schedule', () => {
  it.each(workedCases('ages-visits-care', 'schedule'))('%s', (_, { input, expected }) => {
    expect(schedule(input, rules430200)).toEqual(expected);
  });

  it('owes nothing for a file opened and ended on one day', () => {
    const day = plainDate('2027-02-01');
    expect(schedule({ ...file, spans: [{ from: day, to: day }] }, rules430200).visit).toEqual({ state: 'NONE', dueOn: null, lastOn: null, missed: [], notSeen: 0 });
  });

  it('takes no day from whoever visits on the first day back, in the one month that is shorter than the days of a return', () => {
    expect(schedule({ ...file, away: [placed] }, rules430200).visit.dueOn).toBe('2027-03-02');
    expect(schedule({ ...file, away: [placed], acts: [visitOn('2027-02-15')] }, rules430200).visit.dueOn).toBe('2027-03-02');
  });

  it('ignores what lies after the day asked, and an absence entered too late that nobody confirmed', () => {
    const late = { ...placed, recordedOn: plainDate('2027-02-11') };
    const now = schedule(file, rules430200);
    expect(schedule({ ...file, acts: [visitOn('2027-02-17')], tiers: [...file.tiers, { on: plainDate('2027-02-17'), tier: 'LIGHT' }], away: [late] }, rules430200)).toEqual(now);
    expect(schedule({ ...file, away: [{ ...late, confirmed: true }] }, rules430200)).not.toEqual(now);
  });

  it('goes by numbers given with the question where there are some', () => {
    const opened = { ...file, asOf: plainDate('2027-01-01') };
    expect(schedule({ ...opened, policy: { rounding: 'EXACT' } }, rules430200).contact.dueOn).toBe('2027-01-08');
    expect(schedule({ ...opened, policy: { firstVisitDays: 3 } }, rules430200).visit).toMatchObject({ state: 'SOON', dueOn: '2027-01-04' });
    expect(schedule({ ...opened, policy: { cadences: { HIGH: { contact: { n: 2, unit: 'WEEK' }, visit: { n: 1, unit: 'WEEK' } } } } }, rules430200).visit.dueOn).toBe('2027-01-10');
  });
});
