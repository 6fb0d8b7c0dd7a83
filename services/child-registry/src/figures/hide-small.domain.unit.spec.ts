import { describe, expect, it } from '@jest/globals';
import { hideSmall } from './hide-small.domain.js';

const at = (place: string, whole: number, done: number) => ({ place, whole, done });
const HIDDEN = { whole: null, done: null, percent: null };

describe('what is told of few people', () => {
  const townships = [at('430223104', 21, 12), at('430223105', 3, 3)];
  const villages = [at('430223104201', 9, 2), at('430223104202', 12, 10), at('430223105201', 3, 3)];
  const figure = hideSmall([[at('', 24, 15)], townships, villages]);

  it('hides a small place and the one from which it would follow', () => {
    expect(figure(0, '')).toEqual({ whole: 24, done: 15, percent: 62.5 });
    expect([figure(1, '430223104'), figure(1, '430223105')]).toEqual([HIDDEN, HIDDEN]);
  });

  it('hides what is inside a hidden place', () => expect([figure(2, '430223104201'), figure(2, '430223105201')]).toEqual([HIDDEN, HIDDEN]));

  it('hides what was done where that alone is small, and no percentage tells it', () => {
    const one = hideSmall([[at('', 21, 12)], [at('430223104', 21, 12)], [at('430223104201', 9, 2), at('430223104202', 12, 10)]]);
    expect(one(2, '430223104201')).toEqual({ whole: 9, done: null, percent: null });
    expect(one(2, '430223104202')).toEqual({ whole: 12, done: null, percent: null });
    expect(one(1, '430223104')).toEqual({ whole: 21, done: 12, percent: 57.1 });
  });

  it('says nothing of nobody', () => expect(hideSmall([[], []])(0, '')).toEqual({ whole: 0, done: 0, percent: null }));
});
