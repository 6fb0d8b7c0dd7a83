import { describe, expect, it } from '@jest/globals';
import { dayText, dueText, exactTime, whenText } from './dates';

const now = Date.parse('2026-11-29T08:00:00Z');

describe('times, as people read them', () => {
  it.each([
    ['2026-11-29T07:59:40Z', '1分钟前'], ['2026-11-29T07:50:00Z', '10分钟前'], ['2026-11-29T05:00:00Z', '3小时前'], ['2026-11-28T07:00:00Z', '1天前'],
    ['2026-11-27T08:30:00Z', '1天前'], ['2026-11-26T16:30:00Z', '11月27日 00:30'], ['2025-11-28T08:30:00Z', '2025年11月28日 16:30'], ['2026-11-29T09:00:00Z', '11月29日 17:00'],
  ])('%s is %s', (moment, text) => expect(whenText(moment, now)).toBe(text));

  it.each([
    ['2026-11-29T11:30:00Z', '还有 3小时', false], ['2026-12-03T08:00:00Z', '还有 4天', false], ['2026-11-29T07:59:59Z', '已超 1分钟', true], ['2026-11-27T07:00:00Z', '已超 2天', true],
  ])('due %s: %s', (due, text, isLate) => expect(dueText(due, now)).toEqual({ text, isLate }));

  it('are of China, wherever the device is', () => {
    expect([exactTime('2026-11-28T17:30:00Z'), dayText('2026-05-11')]).toEqual(['2026年11月29日 01:30', '2026年5月11日']);
  });
});
