import { describe, expect, it } from '@jest/globals';
import { lawText as english } from './en/law';
import { lawText as chinese } from './zh/law';

describe('an article of law', () => {
  it.each([
    ['MPL 11(3) ✔; days are design', '《未成年人保护法》第11条', 'MPL 11(3)'], ['公通字〔2015〕32号 ✔²; 行政程序规定 35 ✔', '公通字〔2015〕32号；《公安机关办理行政案件程序规定》第35条', '公通字〔2015〕32号; 行政程序规定 35'],
    ['意见 8 ✔ 立即; hour is design', '《关于建立侵害未成年人案件强制报告制度的意见（试行）》第8条 立即', '意见 8 立即'], ['design', '', ''],
    ['SEED 9 ✔; numbers of tiers above BASIC are design', '本市工作方案', 'the city’s plan'], ['24号 15 K-H "generally"', '《关于依法处理监护人侵害未成年人权益行为若干问题的意见》第15条', '24号 15'],
    ['民诉法 187, 164, 152 ✔', '《民事诉讼法》第187条、第164条、第152条', '民诉法 187, 164, 152'], ['MPL 92–94, 108; days are design', '《未成年人保护法》第92至94条、第108条', 'MPL 92–94, 108'],
    ['MPL 114 ✔; 法释〔2023〕11号 8 ✔; 检察建议规定 19 K', '《未成年人保护法》第114条；法释〔2023〕11号第8条；《人民检察院检察建议工作规定》第19条', 'MPL 114; 法释〔2023〕11号 8; 检察建议规定 19'],
    ['ADV 32 ✔ names them; hours are design', '《反家庭暴力法》第32条', 'ADV 32 names them'], ['design: no limit of law', '', ''],
  ])('%s', (article, zh, en) => expect([chinese(article).replace(/\s+/g, ' '), english(article).replace(/\s+/g, ' ')]).toEqual([zh, en]));
});
