import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, completedYears, daysBetween, plainDate } from '@referrals/calendar';
import { idNumberFault } from '@referrals/policy';
import { inventChild } from './invent-child.js';
import { storyDays } from './story-days.js';

const DAYS = Array.from({ length: 800 }, (_, nth) => addDays(plainDate('2027-01-01'), nth));
const halfOf = (day: string): string => `${day.slice(0, 7)} ${day.slice(8) < '16' ? 1 : 2}`;

describe('the days of the story, whenever it begins', () => {
  it('come one after the other, within 51', () => {
    for (const day of DAYS) {
      const { opened, doubted, replaced, harmed, linked, calls, visited, checked, eighteen, told } = storyDays(day);
      const all = [opened, doubted, replaced, harmed, linked, ...calls, visited, checked, eighteen, told];
      expect([day, all]).toEqual([day, all.toSorted()]);
      expect(daysBetween(opened, told)).toBeLessThanOrEqual(51);
    }
  });

  it('have the visit that was not held in the half-month after the link, so that it counts when it is written', () => {
    for (const day of DAYS) {
      const { linked, visited } = storyDays(day);
      expect([day, halfOf(linked) < halfOf(visited), daysBetween(linked, visited) <= 16]).toEqual([day, true, true]);
    }
  });

  it('have the eighteenth birthday completed on no first of a month, and others told on the next one', () => {
    for (const day of DAYS) {
      const { eighteen, told } = storyDays(day);
      expect([day, eighteen.slice(8) === '01', told.slice(8), told.slice(0, 7)]).toEqual([day, false, '01', addMonths(eighteen, 1).slice(0, 7)]);
      const { birthDate, idNumber } = inventChild(eighteen, (below) => below - 1);
      expect([completedYears(birthDate, addDays(eighteen, -1)), completedYears(birthDate, eighteen), idNumberFault(idNumber)]).toEqual([17, 18, undefined]);
    }
  });
});
