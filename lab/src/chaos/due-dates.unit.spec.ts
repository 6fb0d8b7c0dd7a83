import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { dueDates } from './due-dates.js';

describe('when a file is owed a contact and a visit', () => {
  it('within a month and thirty days of its opening, and by the calendar after each act of the place that has it', () => {
    const since = plainDate('2026-01-31');
    expect(dueDates({ since, contacts: [], visits: [] })).toEqual({ contact: '2026-02-28', visit: '2026-03-02' });
    expect(dueDates({ since, contacts: [plainDate('2026-02-01')], visits: [plainDate('2026-02-01')] })).toEqual({ contact: '2026-03-31', visit: '2026-05-31' });
    expect(dueDates({ since, contacts: [plainDate('2026-01-30')], visits: [plainDate('2026-01-30')] })).toEqual(dueDates({ since, contacts: [], visits: [] }));
  });
});
