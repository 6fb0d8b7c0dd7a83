import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { durationText, readDuration } from './duration.js';

describe('a duration of days, hours and minutes', () => {
  it.each([['P3D', 259_200_000], ['PT30M', 1_800_000], ['PT25H', 90_000_000], ['P1DT2H3M', 93_780_000], ['P0DT1M', 60_000]])('%s is %d ms', (text, millis) => {
    expect(readDuration(text)).toBe(millis);
  });

  it.each(['', 'P', 'PT', 'P3', '3D', 'P3DT', 'PT0M', 'P0D', 'P-3D', '-P3D', 'P1.5D', 'PT90S', 'P1W', 'P1M', 'P1Y', 'p3d', ' P3D', 'P3D\n', 'PT1M1H', 'P1000000D'])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it('is read again as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 * 1_440 }), (minutes) => { expect(readDuration(durationText(minutes * 60_000))).toBe(minutes * 60_000); }));
    expect(durationText(0)).toBe('PT0M');
  });
});
