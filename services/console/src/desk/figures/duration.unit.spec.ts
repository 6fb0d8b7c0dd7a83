import { describe, expect, it } from '@jest/globals';
import { durationText } from './duration';
import { csvOf } from './csv';

describe('figures as they are shown', () => {
  it.each([[5, '5分钟'], [90, '1.5小时'], [2_879, '48小时'], [2_880, '2天']])('%d minutes are %s', (minutes, text) => {
    expect(durationText(minutes)).toBe(text);
  });

  it('are exported so that no program takes a cell for a formula', () => {
    expect(csvOf([['a"b', '=1+1'], ['中', '5']])).toBe('\ufeff"a""b","\'=1+1"\r\n"中","5"');
  });
});
