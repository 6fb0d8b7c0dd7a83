import { describe, expect, it } from '@jest/globals';
import { pinyinOf, pinyinTyped } from './pinyin.js';

describe('how a name is read', () => {
  it.each([
    ['测试·童甲', 'ce shi tong jia'], ['欧阳小雨', 'ou yang xiao yu'], ['曾 丽', 'zeng li'], ['单雄', 'shan xiong'], ['尉迟单', 'yu chi dan'], ['吕绿', 'lv lv'],
    ['王Anna', 'wang anna'], ['ＡＢ', 'ab'], ['龘', 'da'], ['〇一', '〇 yi'], [' · ', undefined],
  ])('%s: %s', (name, read) => { expect(pinyinOf(name)).toBe(read); });

  it.each([['zhang x', 'zhang x'], [' Zhang  Xiao ', 'zhang xiao'], ['张晓', 'zhang xiao'], ['张x', 'zhang x'], ['', undefined]])('typed %s begins as %s', (typed, beginning) => {
    expect(pinyinTyped(typed)).toBe(beginning);
  });
});
