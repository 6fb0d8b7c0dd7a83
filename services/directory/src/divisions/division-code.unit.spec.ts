import { describe, expect, it } from '@jest/globals';
import { fullCode, isJurisdiction, levelOf, parentOf, shortCode } from './division-code.domain.js';

describe('division codes', () => {
  it('are twelve digits long, and short as people write them', () => {
    expect(fullCode('430223')).toBe('430223000000');
    expect(fullCode('43022310')).toBeUndefined();
    expect(['430223000000', '430223103000', '430223103213', '430200000000'].map(shortCode)).toEqual(['430223', '430223103', '430223103213', '430200']);
  });

  it('know their level and what lies above', () => {
    const chain = ['430223103213', '430223103000', '430223000000', '430200000000', '430000000000'];
    expect(chain.map(levelOf)).toEqual(['VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY', 'PROVINCE']);
    expect(chain.map(parentOf)).toEqual([...chain.slice(1), undefined]);
  });
});

describe('a jurisdiction', () => {
  it.each(['43', '4302', '430223', '4302231', '430223103', '430223103213'])('can be %s', (prefix) => expect(isJurisdiction(prefix)).toBe(true));
  it.each(['', '4', '430200', '4300', '430223000', '430223103000', '430223000000', '4302231032130', '43022x', '４３'])('cannot be "%s"', (prefix) =>
    expect(isJurisdiction(prefix)).toBe(false));
});
