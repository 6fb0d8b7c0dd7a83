import { describe, expect, it } from '@jest/globals';
import { workedCases } from '../../test/worked-cases.js';
import { rules430200 } from '../pack/packs.js';
import { tier } from './tier.domain.js';

describe('tier', () => {
  it.each(workedCases('ages-visits-care', 'tier'))('%s', (_, { input, expected }) => {
    expect(tier(input, rules430200)).toEqual(expected);
  });
});
