import { describe, expect, it } from '@jest/globals';
import { askedOf } from './asked';

describe('what somebody looks for', () => {
  it.each([
    ['2611-0000-0055', { number: '2611-0000-0055' }], ['26110000005X', { number: '26110000005X' }], [' 43029920150101001x ', { idNumber: '43029920150101001X' }], ['王小明', { name: '王小明' }], ['2605-000', { name: '2605-000' }], ['  ', undefined],
  ])('%s', (typed, asked) => expect(askedOf(typed)).toEqual(asked));
});
