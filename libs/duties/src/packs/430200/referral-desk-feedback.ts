import type { DutyRow, Extension, Matcher } from '../../pack/duty-pack.js';
import { days, happened, police, row } from './referral-desk-matchers.js';

/** Codes that must be told to a reporting unit within three days (意见 10), and the one of which a notice is served (刑事程序规定 178). */
const TOLD_IN_THREE_DAYS = ['ADMIN_ACCEPTED', 'CRIM_FILED', 'ADMIN_TO_CRIM', 'TO_PROSECUTION'];
const NOT_FILED = ['NOT_FILED'];

const made = (when: Matcher['when'] | undefined, not?: Matcher['not']): Matcher =>
  ({ type: 'referral-desk.feedback.made', ...(when ? { when } : {}), ...(not ? { not } : {}) });
const ended: Matcher = { type: 'referral-desk.feedback.ended', actAt: 'endedAt' };
const needed = (code: string, amount: number): Extension => ({ code, zh: '侦查需要', limit: days(amount), by: 'SUPERVISOR', article: 'design' });

/** A feedback outlives the referral it came from: a merge does not void what must still be told. */
const telling = { subject: 'feedbackId', satisfiedBy: [ended], voidBy: [], ladder: 'L-TELL' };

/** To tell the reporter what came of it, and to look again at what may not be told yet. */
export const feedbackRows: readonly DutyRow[] = [
  row('RD-TELL-POLICE', {
    ...telling, zh: '向报告单位反馈', en: 'tell the reporter', trigger: [made({ ...police, code: TOLD_IN_THREE_DAYS })], limit: days(3),
    article: '意见 10 ✔²', status: 'statutory',
  }),
  row('RD-TELL-NOTFILED', {
    ...telling, zh: '送达不予立案通知', en: 'serve the notice of no filing', trigger: [made({ ...police, code: NOT_FILED })], limit: days(3),
    article: '刑事程序规定 178 ✔', status: 'statutory',
  }),
  row('RD-TELL', {
    ...telling, zh: '向报告人反馈', en: 'tell the reporter', trigger: [made(police, { code: [...TOLD_IN_THREE_DAYS, ...NOT_FILED] }), made(undefined, police)],
    limit: days(7), article: 'MPL 11(3) ✔; days are design',
  }),
  row('RD-HELD', {
    zh: '复核能否告知', en: 'look whether it may be told', trigger: [{ type: 'referral-desk.decision.withheld' }], limit: days(30),
    satisfiedBy: [happened('released')], ladder: 'L-STD', article: 'design', extensions: [needed('HELD_90', 90), needed('HELD_180', 180)],
  }),
];
