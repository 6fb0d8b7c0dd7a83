import { describe, expect, it } from '@jest/globals';
import { completedYears, plainDate } from '@referrals/calendar';
import { idNumberFault } from '@referrals/policy';
import { demoChildren } from './demo-children.domain.js';

const children = demoChildren(plainDate('2026-05-11'), 300);

describe('the children of a demonstration', () => {
  it('are 300 different ones, the same whenever they are asked for', () => {
    expect(new Set(children.map(({ name }) => name)).size).toBe(300);
    expect(new Set(children.map(({ idNumber }) => idNumber)).size).toBe(300);
    expect(demoChildren(plainDate('2026-05-11'), 300)).toEqual(children);
  });

  it('are nobody’s: a number of no place, an age under 16', () => {
    for (const { idNumber, birthDate } of children) {
      expect([idNumber.slice(0, 6), idNumberFault(idNumber)]).toEqual(['430299', undefined]);
      expect(completedYears(birthDate, plainDate('2026-05-11'))).toBeLessThan(16);
    }
  });

  it('live in villages of two counties, some in one house, with visits kept and missed', () => {
    expect(new Set(children.map(({ careDivision }) => careDivision.slice(0, 6)))).toEqual(new Set(['430223', '430203']));
    expect(new Set(children.map(({ house }) => house)).size).toBeLessThan(300);
    for (const { house, careDivision } of children) expect(children.find(({ n }) => n === house)?.careDivision).toBe(careDivision);
    for (const is of ['VISIT', 'CALL', 'NOBODY_HOME']) expect(children.filter(({ acts }) => acts.some((act) => act.is === is)).length).toBeGreaterThan(20);
    expect(children.filter(({ acts }) => acts.length === 0).length).toBe(30);
  });
});
