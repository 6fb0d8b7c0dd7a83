import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, instantFromMillis } from './instant.js';
import { isDayOfOurs, plainDate } from './plain-date.js';
import { isInFuture, liesBefore, momentOf, notAhead, readMoment, readToldTime, toldOf } from './told-time.js';

const now = instant('2026-05-11T08:20:00+08:00');

describe('when something was, as it is told', () => {
  it.each([
    ['2026-05-28', '2026-05-28'],
    ['2026-05-28T08:00+08:00', '2026-05-28T00:00:00.000Z'],
    ['2026-05-28T08:00:30+0800', '2026-05-28T00:00:30.000Z'],
    ['2026-05-28T08:00', '2026-05-28T00:00:00.000Z'],
    ['2026-05-28 08:00:00', '2026-05-28T00:00:00.000Z'],
    ['2026-05-28t00:00:00z', '2026-05-28T00:00:00.000Z'],
    ['1900-01-01', '1900-01-01'], ['2100-12-31', '2100-12-31'],
    ['1900-01-01T00:00+08:00', '1899-12-31T16:00:00.000Z'], ['2100-12-31T23:59:59+08:00', '2100-12-31T15:59:59.000Z'],
  ])('%s is %s', (text, told) => { expect(readToldTime(text)).toBe(told); });

  it.each([
    '1899-12-31', '2101-01-01', '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29', '2026-5-1', '2026-13-01', '10000-01-01', '-000001-01-01',
    '0000-01-01T00:00:00Z', '1899-12-31T23:59:59+08:00', '2100-12-31T16:00:00Z', '9999-12-31T23:59:59-23:00', '2026-05-11T24:00Z', '2026-05-11T08:60Z', '2026-05-11T08Z', 'T08:00+08:00', '',
  ])('%s is refused', (text) => { expect(readToldTime(text)).toBeUndefined(); });

  it('asks machines for an offset', () => {
    expect(readMoment('2026-05-28T08:00')).toBeUndefined();
    expect(readMoment('2026-05-28T08:00Z')).toBe('2026-05-28T08:00:00.000Z');
  });

  it('takes whatever is written or refuses it, and keeps a day as that day', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))), (text) => {
      const told = readToldTime(text);
      if (told === undefined) return;
      expect(isDayOfOurs(told.slice(0, 10)) || told.startsWith('1899-12-31T')).toBe(true);
      expect(toldOf(momentOf(told))).toBe(toldOf(momentOf(toldOf(momentOf(told)))));
      if (told.length === 10) expect(toldOf(momentOf(told))).toBe(told);
    }));
  });

  it('is in the future only beyond what a clock a minute ahead says', () => {
    expect(isInFuture(instantFromMillis(Date.parse(now) + 60_000), now)).toBe(false);
    expect(isInFuture(instantFromMillis(Date.parse(now) + 60_001), now)).toBe(true);
    expect(isInFuture(plainDate('2026-05-11'), now)).toBe(false);
    expect(isInFuture(plainDate('2026-05-12'), now)).toBe(true);
    expect(notAhead(instantFromMillis(Date.parse(now) + 60_000), now)).toBe(now);
    expect(notAhead(plainDate('2026-05-11'), now)).toBe('2026-05-10T16:00:00.000Z');
  });

  it('lies before a moment; a day only as a whole', () => {
    expect(liesBefore(plainDate('2026-05-11'), now)).toBe(false);
    expect(liesBefore(plainDate('2026-05-10'), now)).toBe(true);
    expect(liesBefore(instantFromMillis(Date.parse(now) - 1), now)).toBe(true);
    expect(liesBefore(now, now)).toBe(false);
    const inTheMinute = instantFromMillis(Date.parse(now) + 30_000);
    expect(liesBefore(now, inTheMinute)).toBe(false);
    expect(liesBefore(instantFromMillis(Date.parse(now) - 1), inTheMinute)).toBe(true);
  });
});
