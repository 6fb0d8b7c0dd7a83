import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, plainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { posts } from './posts.domain.js';

const begin = plainDate('2026-01-01');
const day = (days: number): ReturnType<typeof plainDate> => addDays(begin, days);
const term = fc.record({ from: fc.integer({ min: -10, max: 60 }), length: fc.option(fc.nat(30)) }).map(({ from, length }) => ({ from: day(from), to: length === null ? null : day(from + length) }));

describe('posts', () => {
  answersItsCases('posts', 2);

  it.each([
    ['before the first day', { on: day(-1), since: day(0), appointments: [] }, { vacant: false, gaps: [] }],
    ['on the first day', { on: day(0), since: day(0), appointments: [] }, { vacant: true, gaps: [{ from: day(0), to: null }], dueOn: day(15) }],
    ['closed while vacant', { on: day(9), since: day(0), closedOn: day(5), appointments: [] }, { vacant: false, gaps: [{ from: day(0), to: day(5) }] }],
    ['closed the next day', { on: day(9), since: day(0), closedOn: day(10), appointments: [] }, { vacant: true, gaps: [{ from: day(0), to: null }], dueOn: day(15) }],
    ['an appointment that ended before it began', { on: day(9), since: day(0), appointments: [{ from: day(0), to: day(0) }, { from: day(1) }] }, { vacant: false, gaps: [{ from: day(0), to: day(1) }] }],
  ])('%s', (_, input, expected) => expect(posts(input, 15)).toEqual(expected));

  it('leave each day either to a director or to one gap', () => {
    fc.assert(fc.property(fc.array(term, { maxLength: 6 }), fc.integer({ min: -2, max: 60 }), fc.option(fc.nat(60)), (appointments, on, closed) => {
      const closedOn = closed === null ? null : day(closed);
      const { gaps, vacant, dueOn } = posts({ on: day(on), since: begin, closedOn, appointments }, 15);
      const last = closed === null ? on : Math.min(on, closed - 1);
      for (let at = -5; at <= 70; at += 1) {
        const covered = appointments.some(({ from, to }) => from <= day(at) && (to === null || day(at) < to));
        const inGap = gaps.filter(({ from, to }) => from <= day(at) && (to === null ? at <= on : day(at) < to)).length;
        if (inGap !== (at >= 0 && at <= last && !covered ? 1 : 0)) expect([at, inGap]).toBe('one gap for each day without a director');
        if (at === on) expect(vacant).toBe(at <= last && at >= 0 && !covered);
      }
      expect(gaps.findIndex(({ to }) => to === null)).toBe(vacant ? gaps.length - 1 : -1);
      expect(dueOn === undefined ? undefined : daysBetween(gaps.at(-1)?.from ?? begin, dueOn)).toBe(vacant ? 15 : undefined);
    }), { numRuns: 500 });
  });
});
