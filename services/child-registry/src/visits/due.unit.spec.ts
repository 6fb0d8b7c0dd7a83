import { describe, expect, it } from '@jest/globals';
import { workedCases } from '../../test/worked-cases.js';
import { due } from './due.domain.js';

describe('due', () => {
  it.each(workedCases('ages-visits-care', 'due'))('%s', (_, { input, expected }) => {
    expect(due(input)).toEqual(expected);
  });
});
