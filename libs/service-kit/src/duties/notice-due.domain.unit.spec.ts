import { expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { DutyCalendar } from '@referrals/duties';
import { noticeDue } from './notice-due.domain.js';

it('wants the next year from 1 November in China until it is imported, and this year at any time', () => {
  const known = new DutyCalendar();
  const at = (text: string, calendar = known): number | undefined => noticeDue(calendar, instant(text));
  expect([at('2026-10-31T15:59:59.999Z'), at('2026-10-31T16:00:00.000Z'), at('2026-12-31T15:59:59.999Z'), at('2026-12-31T16:00:00.000Z')]).toEqual([undefined, 2027, 2027, 2027]);
  // Imported, though it takes effect a minute later.
  const imported = DutyCalendar.with([{ year: 2027, off: [], on: [], effectiveAt: instant('2026-11-20T02:02:00.000Z') }]);
  expect([at('2026-11-20T02:01:00.000Z', imported), at('2027-10-31T15:00:00.000Z', imported), at('2027-11-01T00:00:00.000Z', imported)]).toEqual([undefined, undefined, 2028]);
});
