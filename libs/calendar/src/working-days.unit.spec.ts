import { describe, expect, it } from '@jest/globals';
import { isWorkday } from 'chinese-days';
import { addDays, plainDate } from './plain-date.js';
import { noticedYears } from './working-days.data.js';
import { chinaWorkingDays } from './working-days.js';

const years = Object.keys(noticedYears);

describe('working days', () => {
  it('say the same as the source they were generated from, on every covered day', () => {
    const different: string[] = [];
    for (let day = plainDate(`${years[0]}-01-01`); day <= `${years.at(-1)}-12-31`; day = addDays(day, 1)) {
      if (chinaWorkingDays.isWorkingDay(day) !== isWorkday(day)) different.push(day);
    }
    expect(different).toEqual([]);
  });

  it.each(['2017-12-31', '2027-01-01'])('are not guessed for a year without a notice: %s', (day) => {
    expect(() => chinaWorkingDays.isWorkingDay(plainDate(day))).toThrow(expect.objectContaining({ code: 'CALENDAR_NOT_COVERED' }));
  });
});
