import { describe, expect, it } from '@jest/globals';
import { termOf } from './search-children';

describe('what is looked for', () => {
  it.each([
    ['43029920160305011x', { idNumber: '43029920160305011X' }], ['d-2605-0000001-3', { number: 'D-2605-0000001-3' }], ['测试·童甲', { name: '测试·童甲' }], ['4302', { name: '4302' }],
  ])('%s', (typed, term) => expect(termOf(typed)).toEqual(term));
});
