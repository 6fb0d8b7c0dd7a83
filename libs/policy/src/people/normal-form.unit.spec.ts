import { describe, expect, it } from '@jest/globals';
import { normalForm } from './normal-form.js';

describe('the one form of what somebody is looked up by', () => {
  it.each([
    ['ID_NUMBER', ' ４3029920180115-001x', '43029920180115001X'],
    ['ID_NUMBER', ' - ', undefined],
    ['PHONE', '+86 (137) 0000-0000', '13700000000'],
    ['PHONE', '１３７00000000', '13700000000'],
    ['PHONE', '0731-5555555', '07315555555'],
    ['PHONE', '110', undefined],
    ['NAME', '测试·童 甲', '测试童甲'],
    ['NAME', 'Ａbc-1', 'ABC1'],
    ['NAME', ' · ', undefined],
  ] as const)('%s %s is %s', (kind, typed, form) => {
    expect(normalForm(kind, typed)).toBe(form);
  });
});
