import { describe, expect, it } from '@jest/globals';
import { workedCases } from '../../test/worked-cases.js';
import { age } from './age.domain.js';

describe('age', () => {
  it.each(workedCases('ages-visits-care', 'age'))('%s', (_, { input, expected }) => {
    expect(age(input)).toEqual(expected);
  });
});
