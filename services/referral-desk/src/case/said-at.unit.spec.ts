import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, plainDate, startOfShanghaiDay } from '@referrals/calendar';
import { noteView } from '../referral/referral-detail.dto.js';
import type { MoveNote } from '../referral/referral.entity.js';
import { saidAt } from './said-at.domain.js';

const filedAt = instant('2026-05-11T08:20:00+08:00');
const now = instant('2026-05-13T10:00:00+08:00');

describe('when something was done about a report', () => {
  it.each([instant('1900-01-01T00:00:00Z'), addMillis(filedAt, -1), plainDate('2026-05-10')])('is not %s, before there was one', (told) => {
    expect(() => saidAt(told, filedAt, now)).toThrow('INSTANT_BEFORE_REPORT');
  });

  it.each([addMillis(now, 60_001), plainDate('2026-05-14')])('is not %s, later than now', (told) => {
    expect(() => saidAt(told, filedAt, now)).toThrow('INSTANT_IN_FUTURE');
  });

  it('is what was said; of a clock a minute ahead the time it is, of a day its beginning', () => {
    expect(saidAt(filedAt, filedAt, now)).toBe(filedAt);
    expect(saidAt(addMillis(now, 60_000), filedAt, now)).toBe(now);
    expect(saidAt(filedAt, addMillis(filedAt, 30_000), now)).toBe(addMillis(filedAt, 30_000));
    for (const day of ['2026-05-11', '2026-05-13'].map(plainDate)) expect(saidAt(day, filedAt, now)).toBe(startOfShanghaiDay(day));
  });

  it('is shown as it was said: a day as a day', () => {
    const shown = (told: Parameters<typeof saidAt>[0]) => noteView({ saidAt: saidAt(told, filedAt, now) } as MoveNote).saidAt;
    expect(shown(plainDate('2026-05-12'))).toBe('2026-05-12');
    expect(shown(addMillis(filedAt, 1_000))).toBe(addMillis(filedAt, 1_000));
  });
});
