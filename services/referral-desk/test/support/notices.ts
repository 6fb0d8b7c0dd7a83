import { readYearNotice, type YearNotice } from '@referrals/calendar';

/** An invented notice of a year that duties of these tests do not touch. */
export const notice2028: YearNotice = noticeOf({ year: 2028, notice: 'invented', off: ['2028-05-01', '2028-05-02', '2028-10-02', '2028-10-03'], on: [] });

/** An invented notice: one day off more, and one Saturday worked. */
export const notice2027: YearNotice = noticeOf({ year: 2027, notice: 'invented', off: ['2027-01-01', '2027-01-04', '2027-10-01'], on: ['2027-01-02'] });

function noticeOf(told: object): YearNotice {
  const read = readYearNotice(JSON.stringify(told));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
}
