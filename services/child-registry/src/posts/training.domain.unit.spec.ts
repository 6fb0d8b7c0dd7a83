import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { training, type Training, type TrainingInput } from './training.domain.js';

const numbers = { appointedBy: '10-31', leastHours: 8 };
const [person, since] = ['p', plainDate('2025-01-01')];
const course = { person, level: 'COUNTY', on: plainDate('2026-06-30'), hours: 8, completed: true } as const;
const stand = (more: Partial<TrainingInput>): Training => training({ year: 2026, on: plainDate('2026-12-31'), appointments: [{ person, from: since }], attendance: [course], ...more }, numbers);

describe('training', () => {
  answersItsCases('training', 1);

  it.each<[string, Partial<(typeof course & { on: ReturnType<typeof plainDate>; hours: number; completed: boolean })>, number]>([
    ['completed', {}, 1], ['not completed', { completed: false as true }, 0], ['too short', { hours: 7 as 8 }, 0], ['of last year', { on: plainDate('2025-12-31') }, 0],
    ['on the day asked', { on: plainDate('2026-12-31') }, 1], ['of next year', { on: plainDate('2027-01-01') }, 0], ['of the township', { level: 'TOWNSHIP' as 'COUNTY' }, 0], ['of the nation', { level: 'NATIONAL' as 'COUNTY' }, 1],
  ])('counts a course %s', (_, changed, trained) => expect(stand({ attendance: [{ ...course, ...changed }] }).trained).toBe(trained));

  it('is asked of nobody who holds no post on the day', () => {
    const appointments = [{ person, from: since, to: plainDate('2026-12-31') }, { person: 'q', from: plainDate('2027-01-01') }];
    expect(stand({ appointments })).toEqual({ obliged: 0, trained: 0, percent: null, untrained: [], newcomers: [] });
  });

  it('is asked of who was appointed by the last of October, by the earliest post that holds', () => {
    const late = { person, from: plainDate('2026-11-01') };
    expect(stand({ attendance: [], appointments: [late] })).toMatchObject({ obliged: 0, newcomers: [person] });
    expect(stand({ attendance: [], appointments: [late, { person, from: plainDate('2026-10-31') }] })).toMatchObject({ untrained: [person], newcomers: [] });
    // What ended is none that holds.
    expect(stand({ attendance: [], appointments: [late, { person, from: since, to: plainDate('2026-03-01') }] })).toMatchObject({ obliged: 0, newcomers: [person] });
  });

  it('lists persons in order', () => {
    expect(stand({ attendance: [], appointments: ['c', 'a', 'b', 'a'].map((one) => ({ person: one, from: since })) }).untrained).toEqual(['a', 'b', 'c']);
  });
});
