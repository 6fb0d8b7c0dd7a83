import { describe, expect, it } from '@jest/globals';
import { durationText } from './duration';

describe('figures as they are shown', () => {
  it.each([[5, '5分钟'], [90, '1.5小时'], [2_879, '48小时'], [2_880, '2天']])('%d minutes are %s', (minutes, text) => {
    expect(durationText(minutes)).toBe(text);
  });
});
