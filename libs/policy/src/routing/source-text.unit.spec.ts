import { describe, expect, it } from '@jest/globals';
import { routingPacks } from '../packs/packs.js';
import { chineseNumber, sourceText } from './source-text.js';

describe('a source in words', () => {
  it.each([
    ['意见 2; MPL 11', '《关于建立侵害未成年人案件强制报告制度的意见（试行）》第二条；《未成年人保护法》第十一条'],
    ['MPL 39–41; 学前教育法 52', '《未成年人保护法》第三十九条至第四十一条；《学前教育法》第五十二条'],
    ['预防未成年人犯罪法 35, 36', '《预防未成年人犯罪法》第三十五条、第三十六条'],
    ['民发〔2021〕5号; CC 34', '民发〔2021〕5号；《民法典》第三十四条'],
    ['SEED 5; MPL 118; design', '本市工作方案第五条；《未成年人保护法》第一百一十八条'],
    ['监察法; 意见 16', '《监察法》；《关于建立侵害未成年人案件强制报告制度的意见（试行）》第十六条'],
    ['design', '法律没有规定，按本系统安排'],
  ])('%s', (source, text) => {
    expect(sourceText(source)).toBe(text);
  });

  it('reads numbers as people say them', () => {
    expect([1, 10, 20, 100, 101, 110, 999].map(chineseNumber)).toEqual(['一', '十', '二十', '一百', '一百零一', '一百一十', '九百九十九']);
  });

  it('has words for every row of every pack', () => {
    const rows = [1, 2].flatMap((version) => routingPacks.version('430200', version)?.rows ?? []);
    expect(rows.length).toBeGreaterThan(50);
    for (const { source } of rows) expect(sourceText(source)).not.toMatch(/[A-Za-z]|undefined/);
  });
});
