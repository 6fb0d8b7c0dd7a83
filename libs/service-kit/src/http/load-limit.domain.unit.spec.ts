import { describe, expect, it } from '@jest/globals';
import { LoadLimit } from './load-limit.domain.js';

const LIMITS = { most: 250, least: 10, withinMs: 200 };

/** A server that answers `perSecond` in the order of arrival, asked `offered` times a second for so long. */
function serve(limit: LoadLimit, from: number, seconds: number, offered: number, perSecond: number): { refused: number; stays: number[]; left: number[]; fewest: number } {
  const waiting: number[] = [];
  const stays: number[] = [];
  let [refused, owedArrivals, owedAnswers, fewest] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (let now = from; now < from + seconds * 1_000; now += 1) {
    owedArrivals += offered / 1_000;
    for (; owedArrivals >= 1; owedArrivals -= 1) {
      if (limit.enter(1, now)) { waiting.push(now); continue; }
      refused += 1;
      fewest = Math.min(fewest, waiting.length);
    }
    owedAnswers = waiting.length === 0 ? Math.min(1, owedAnswers + perSecond / 1_000) : owedAnswers + perSecond / 1_000;
    for (; owedAnswers >= 1 && waiting.length > 0; owedAnswers -= 1) {
      stays.push(now - (waiting.shift() ?? 0));
      limit.leave(now);
    }
  }
  return { refused, stays, left: waiting, fewest };
}

describe('the number of requests that are let in', () => {
  it('refuses nobody while all are answered soon, at any rate', () => {
    for (const rate of [1, 30, 300, 3_000]) expect(serve(new LoadLimit(LIMITS), 5_000, 10, rate, rate * 1.2)).toMatchObject({ refused: 0 });
  });

  it('keeps the stay near its limit under five times the load, and answers as many as can be', () => {
    const limit = new LoadLimit(LIMITS);
    const { stays, refused } = serve(limit, 0, 20, 1_500, 300);
    const settled = stays.slice(600);
    expect(Math.max(...settled)).toBeLessThan(300);
    expect(stays.length).toBeGreaterThan(5_900);
    expect(refused).toBeGreaterThan(23_000);
  });

  it('lets in no fewer than the least, however slow it is', () => {
    const { stays, fewest } = serve(new LoadLimit(LIMITS), 0, 90, 100, 5);
    expect(fewest).toBe(10);
    expect(Math.max(...stays.slice(-50))).toBeLessThan(3_500);
  });

  it('does not take slow work of a few for too many people', () => {
    const limit = new LoadLimit(LIMITS);
    for (let now = 0; now < 20_000; now += 1_000) {
      for (let n = 0; n < 5; n += 1) expect(limit.enter(1, now)).toBe(true);
      for (let n = 0; n < 5; n += 1) limit.leave(now + 950);
    }
    expect(admitted(limit, 20_000)).toBe(250);
  });

  it('lets in as many as ever soon after the load is gone, and at once when nobody was here', () => {
    const limit = new LoadLimit(LIMITS);
    const { left } = serve(limit, 0, 10, 1_500, 300);
    for (const [index] of left.entries()) limit.leave(10_000 + index);
    serve(limit, 10_100, 10, 200, 400);
    expect(admitted(limit, 20_100)).toBeGreaterThan(150);
    const other = new LoadLimit(LIMITS);
    serve(other, 0, 10, 1_500, 300).left.forEach(() => other.leave(10_000));
    expect(admitted(other, 12_000)).toBe(250);
  });

  it('keeps a part of the places for those who may take them all', () => {
    const limit = new LoadLimit({ ...LIMITS, most: 10 });
    const others = Array.from({ length: 12 }, () => limit.enter(0.8, 0)).filter(Boolean);
    const filings = Array.from({ length: 12 }, () => limit.enter(1, 0)).filter(Boolean);
    expect([others.length, filings.length]).toEqual([8, 2]);
  });
});

function admitted(limit: LoadLimit, now: number): number {
  let count = 0;
  while (count < 1_000 && limit.enter(1, now)) count += 1;
  return count;
}
