import { describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import { GuessThrottle } from './guess-throttle.js';

const LIMITS = { perSource: 3, perNumber: 100 };
const guess = async (throttle: GuessThrottle, source: string): Promise<void> => {
  await throttle.beforeTry(source, 'n');
  await throttle.afterTry(source, 'n', true);
};
const refusal = (throttle: GuessThrottle, source: string): Promise<number> =>
  throttle.beforeTry(source, 'n').then(() => 0, (error: { code: string; retryAfter: number }) => error.retryAfter);

describe('the brake on guessing', () => {
  it('says when the source is let in again, and lets it in then', async () => {
    const throttle = new GuessThrottle({ ...LIMITS, windowSeconds: 2 });
    const began = performance.now();
    for (let tries = 0; tries < 3; tries += 1) await guess(throttle, 'a');
    const told = await refusal(throttle, 'a');
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(2);
    // Who is refused again and again is not refused for longer.
    await eventually(async () => { expect(await refusal(throttle, 'a')).toBe(0); });
    expect(performance.now() - began).toBeLessThan(told * 1_000 + 1_000);
  });

  it('says a quarter of an hour from the first wrong try on, whatever was right before', async () => {
    const throttle = new GuessThrottle(LIMITS);
    for (let tries = 0; tries < 20; tries += 1) {
      await throttle.beforeTry('a', 'n');
      await throttle.afterTry('a', 'n', false);
    }
    for (let tries = 0; tries < 3; tries += 1) await guess(throttle, 'a');
    const told = await refusal(throttle, 'a');
    expect(told).toBeGreaterThan(890);
    expect(told).toBeLessThanOrEqual(900);
    expect(await refusal(throttle, 'b')).toBe(0);
  });

  it('has whoever comes while others of the source are looked at wait a moment, and not for the quarter', async () => {
    const throttle = new GuessThrottle(LIMITS);
    await guess(throttle, 'office');
    for (let tries = 0; tries < 2; tries += 1) await throttle.beforeTry('office', 'n');
    expect(await refusal(throttle, 'office')).toBe(1);
    for (let tries = 0; tries < 2; tries += 1) await throttle.afterTry('office', 'n', false);
    expect(await refusal(throttle, 'office')).toBe(0);
  });

  it('lets nobody around it by trying many at once', async () => {
    const throttle = new GuessThrottle(LIMITS);
    const passed = (await Promise.all(Array.from({ length: 20 }, () => refusal(throttle, 'a')))).filter((told) => told === 0);
    expect(passed).toHaveLength(3);
  });
});
