import type { DutyRow, Matcher } from '../../pack/duty-pack.js';
import { happened, hours, merged, noLongerPolice, police, referral, row, state, straying, workdays, working } from './referral-desk-matchers.js';

const AT_ONCE = '意见 8 ✔ 立即; hour is design';
const PROMPTLY_IN_HOURS = 'MPL 11(3) ✔ 及时; hours are design';
const PROMPTLY_IN_DAYS = 'MPL 11(3) ✔ 及时; day is design';

const opened = [referral(state('opened', 'acknowledged', 'accepted', 'concluded', 'ended'))];
const read = [happened('read'), happened('opened')];
const lead = { role: ['LEAD'] };
const support = { role: ['SUPPORT'] };

/** New words about work in hand. Finished work is back in `accepted` by then. */
const supplemented = (who: Matcher['when'], not: Matcher['not']): Matcher =>
  ({ ...happened('supplemented'), when: { ...state('opened', 'acknowledged', 'accepted'), ...who }, not: { ...not } });

/** To look at what came, and to send on what is at the wrong desk. */
export const receivingRows: readonly DutyRow[] = [
  row('RD-OPEN-PSB', {
    zh: '查看', en: 'open it', trigger: [referral({ ...state('routed'), ...working, ...police }, straying)], limit: hours(1),
    satisfiedBy: opened, voidBy: [merged, noLongerPolice], ladder: 'L-FAST', article: AT_ONCE,
  }),
  row('RD-OPEN-LEAD', {
    zh: '查看', en: 'open it', trigger: [referral({ ...state('routed'), ...lead }, { ...straying, ...police })], limit: hours(24),
    satisfiedBy: opened, ladder: 'L-STD', article: PROMPTLY_IN_HOURS,
  }),
  row('RD-OPEN-SUPPORT', {
    zh: '查看', en: 'open it', trigger: [referral({ ...state('routed'), ...support }, { ...straying, ...police })], limit: workdays(1),
    satisfiedBy: opened, ladder: 'L-STD', article: PROMPTLY_IN_DAYS,
  }),
  row('RD-OPEN-NOTICE', {
    zh: '阅知', en: 'read the notice', trigger: [referral({ ...state('routed'), role: ['NOTICE'] }, straying)], limit: workdays(3),
    satisfiedBy: opened, ladder: 'L-NOTICE', article: 'design',
  }),
  row('RD-READ-PSB', {
    zh: '阅看补充情况', en: 'read what was added', trigger: [supplemented({ ...working, ...police }, straying)], limit: hours(1),
    satisfiedBy: read, ladder: 'L-FAST', article: AT_ONCE,
  }),
  row('RD-READ-LEAD', {
    zh: '阅看补充情况', en: 'read what was added', trigger: [supplemented(lead, { ...straying, ...police })], limit: hours(24),
    satisfiedBy: read, ladder: 'L-STD', article: PROMPTLY_IN_HOURS,
  }),
  row('RD-READ-SUPPORT', {
    zh: '阅看补充情况', en: 'read what was added', trigger: [supplemented(support, { ...straying, ...police })], limit: workdays(1),
    satisfiedBy: read, ladder: 'L-STD', article: PROMPTLY_IN_DAYS,
  }),
  row('RD-PLACE', {
    zh: '转派到应办单位', en: 'send it to the right desk',
    // A notice that is opened and not ended lies at a coordinator's, for whatever reason: its own agency has not heard.
    trigger: [referral(state('returned')), referral({ ...state('routed', 'opened'), ...straying }), referral({ ...state('opened'), role: ['NOTICE'] })],
    limit: workdays(1),
    satisfiedBy: [
      referral(state('routed'), straying), referral({ ...state('opened'), ...working }, straying), referral(state('acknowledged', 'accepted', 'concluded', 'ended')),
    ],
    ladder: 'L-COORD', article: 'design',
  }),
];
