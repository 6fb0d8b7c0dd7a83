import { describe, expect, it } from '@jest/globals';
import { plainDate as day, type PlainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { holds, type Period } from '../child/period.domain.js';
import { settlePosts } from './settle-posts.domain.js';

const post = (id: string, sinceOn: string, closedOn?: string) => ({ id, sinceOn: day(sinceOn), closedOn: closedOn === undefined ? null : day(closedOn) });
const term = (from: string, to?: string): Period => ({ from: day(from), to: to === undefined ? null : day(to) });
const ON = day('2026-05-11');

describe('the posts of a division on a day', () => {
  it.each([
    ['nobody was ever there', [post('a', '2026-05-01')], [], [['2026-05-01', null]]],
    ['one holds it, and leaves on a day', [post('a', '2026-05-01')], [term('2026-05-01', '2026-06-01')], [[null, '2026-06-01']]],
    ['one left', [post('a', '2026-05-01')], [term('2026-05-01', '2026-05-08')], [['2026-05-08', null]]],
    ['one comes later', [post('a', '2026-05-01')], [term('2026-05-20')], [['2026-05-01', '2026-05-20']]],
    ['two posts, nobody: the oldest says so', [post('b', '2026-05-03'), post('a', '2026-05-04')], [], [['2026-05-03', null], [null, null]]],
    ['the oldest is closed: the next says so', [post('a', '2026-05-01', '2026-05-05'), post('b', '2026-05-03')], [], [[null, null], ['2026-05-03', null]]],
    ['none is open any more', [post('a', '2026-05-01', '2026-05-11')], [], [[null, null]]],
    ['it closes later', [post('a', '2026-05-01', '2026-05-31')], [], [['2026-05-01', '2026-05-31']]],
    ['it is not one yet', [post('a', '2026-06-01')], [], [[null, '2026-06-01']]],
  ])('where %s', (_, posts, terms, expected) => {
    expect(settlePosts(posts, terms, ON).map(({ vacantSince, settleOn }) => [vacantSince, settleOn])).toEqual(expected);
  });

  it('say that nobody is there exactly when nobody is, once, and stay so until the day they name', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((n) => day(`2026-05-${String(n).padStart(2, '0')}`));
    const terms = fc.array(fc.tuple(days, fc.option(days)).map(([from, to]): Period => ({ from, to: to !== null && to < from ? null : to })), { maxLength: 4 });
    const posts = fc.array(fc.tuple(days, fc.option(days)), { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([sinceOn, closedOn], index) => ({ id: `p${index}`, sinceOn, closedOn: closedOn !== null && closedOn < sinceOn ? null : closedOn })));
    const vacancies = (all: ReturnType<typeof settlePosts>): PlainDate[] => all.flatMap(({ vacantSince }) => (vacantSince === null ? [] : [vacantSince]));
    fc.assert(fc.property(posts, terms, days, days, (all, held, on, other) => {
      const settled = settlePosts(all, held, on);
      const open = all.some(({ sinceOn, closedOn }) => sinceOn <= on && (closedOn === null || closedOn > on));
      expect(vacancies(settled).length).toBe(open && !held.some((one) => holds(one, on)) ? 1 : 0);
      const until = settled[0]?.settleOn ?? null;
      if (other >= on && (until === null || other < until)) expect(vacancies(settlePosts(all, held, other))).toEqual(vacancies(settled));
    }), { numRuns: 1_000 });
  });
});
