import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backOff, reasonOf } from './back-off.js';

describe('backing off', () => {
  it('starts at the first delay, doubles, never shrinks and never passes the longest', () => {
    expect([1, 2, 3, 4, 5].map((times) => backOff(100, 1_000, times))).toEqual([100, 200, 400, 800, 1_000]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 2_000_000_000 }), (first, more, times) => {
      const longest = first + more;
      expect(backOff(first, longest, times)).toBeGreaterThanOrEqual(first);
      expect(backOff(first, longest, times)).toBeLessThanOrEqual(longest);
      expect(backOff(first, longest, times + 1)).toBeGreaterThanOrEqual(backOff(first, longest, times));
    }));
  });
});

describe('the reason kept for a failure', () => {
  it('is its class and codes, never its words', () => {
    const error = Object.assign(new Error('duplicate key (name)=(张三)'), { name: 'DatabaseError', code: '23505', constraint: 'child_name', detail: '张三' });
    expect(reasonOf(error)).toBe('DatabaseError 23505 child_name');
    expect(reasonOf(new TypeError('of 张三'))).toBe('TypeError');
    expect(reasonOf('张三')).toBe('UNKNOWN');
  });
});
