import { describe, expect, it } from '@jest/globals';
import { lawText as english } from './en/law';
import { lawText as chinese } from './zh/law';

describe('an article of law', () => {
  it.each([
    ['MPL 11(3) ✔; days are design', '《未成年人保护法》第11条', 'MPL 11(3)'], ['公通字〔2015〕32号 ✔²; 行政程序规定 35 ✔', '公通字〔2015〕32号；《公安机关办理行政案件程序规定》第35条', '公通字〔2015〕32号; 行政程序规定 35'],
    ['意见 8 ✔ 立即; hour is design', '《关于建立侵害未成年人案件强制报告制度的意见（试行）》第8条 立即', '意见 8 立即'], ['design', '', ''],
  ])('%s', (article, zh, en) => expect([chinese(article).replace(/\s+/g, ' '), english(article).replace(/\s+/g, ' ')]).toEqual([zh, en]));
});
