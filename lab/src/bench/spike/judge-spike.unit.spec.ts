import { describe, expect, it } from '@jest/globals';
import { outcomeOf, type Asked } from './journal.js';
import { normalLimit, secondsToNormal, stretch, stretches } from './judge-spike.js';

const asked = (at: number, ms: number, outcome: Asked['outcome'] = 'accepted'): Asked => ({ kind: 'file', at, ms, outcome, said: '' });
/** A hundred requests in each second, as long as these. */
const seconds = (...lengths: number[]): Asked[] => lengths.flatMap((ms, second) => Array.from({ length: 100 }, (_, n) => asked(second * 1_000 + n * 10, ms)));

describe('what a spike is judged by', () => {
  it('takes 429 and 503 that say when to come back for refusals, and nothing else', () => {
    expect([outcomeOf(201, undefined), outcomeOf(429, '3'), outcomeOf(503, '1')]).toEqual(['accepted', 'refused', 'refused']);
    expect([outcomeOf(503, undefined), outcomeOf(503, 'soon'), outcomeOf(500, '1'), outcomeOf(404, undefined), outcomeOf(302, undefined)]).toEqual(Array(5).fill('fault'));
  });

  it('counts what was due in a stretch, and the lengths of what was accepted only', () => {
    const all = [...Array.from({ length: 95 }, (_, n) => asked(n, 10)), ...Array.from({ length: 5 }, (_, n) => asked(n, 900)), asked(99, 5_000, 'fault'), asked(99, 1, 'refused'), asked(100, 7_000)];
    expect(stretch(all, 0, 100)).toEqual({ requests: 102, accepted: 100, refused: 1, faults: 1, p50: 10, p95: 10, p99: 900, longest: 900 });
    expect(stretch(all, 200, 300)).toMatchObject({ requests: 0, p95: Number.NaN });
  });

  it('is normal again from the second on that stays so to the end', () => {
    const normal = stretch(seconds(20), 0, 1_000);
    expect(normalLimit(normal)).toBe(250);
    expect(normalLimit(stretch(seconds(400), 0, 1_000))).toBe(800);
    const after = (all: Asked[]): number | undefined => secondsToNormal(stretches(all, 0, 5_000, 1_000), 250);
    expect(after(seconds(20, 20, 20, 20, 20))).toBe(0);
    expect(after(seconds(900, 300, 20, 20, 20))).toBe(2);
    expect(after(seconds(900, 20, 20, 260, 20))).toBe(4);
    expect(after(seconds(20, 20, 20, 20, 900))).toBeUndefined();
    expect(after([...seconds(20, 20, 20, 20, 20), asked(1_500, 1, 'refused')])).toBe(2);
    expect(after([...seconds(20, 20, 20, 20, 20), asked(500, 1, 'fault')])).toBe(1);
  });
});
