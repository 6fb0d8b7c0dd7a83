import type { DutyRow, Extension } from '../../pack/duty-pack.js';
import { days, happened, hours, merged, noLongerPolice, police, referral, row, state, straying, workdays, working } from './referral-desk-matchers.js';

const REVIEW = '公通字〔2015〕32号 ✔²';
const taken = [referral(state('acknowledged', 'accepted', 'concluded'))];
const decided = [happened('decided'), happened('concluded')];

const ground = (code: string, zh: string, amount: number, by: Extension['by']): Extension => ({ code, zh, limit: days(amount), by, article: REVIEW });
const bySupervisor = (limit: Extension['limit']): Extension => ({ code: 'SUPERVISOR_1', zh: '主管批准延长', limit, by: 'SUPERVISOR', article: 'design' });

/** To take it on, to decide, to say how it stands. */
export const handlingRows: readonly DutyRow[] = [
  row('RD-ACK-PSB', {
    zh: '接报登记、受理', en: 'acknowledge', trigger: [referral({ ...state('opened'), ...working, ...police }, straying)], limit: hours(1),
    satisfiedBy: taken, voidBy: [merged, noLongerPolice], ladder: 'L-FAST', article: '意见 8 ✔ 立即; hour is design',
  }),
  row('RD-ACK', {
    zh: '受理', en: 'acknowledge', trigger: [referral({ ...state('opened'), ...working }, { ...straying, ...police })], limit: workdays(1),
    satisfiedBy: taken, ladder: 'L-STD', article: 'MPL 11(3) ✔ 及时; day is design',
  }),
  // Police count from when the report reached them, whatever state it is in first; the hour of it does not count.
  row('RD-POLICE', {
    zh: '受案立案审查，作出决定', en: 'decide whether to accept or file',
    trigger: [referral({ ...state('routed', 'opened', 'acknowledged'), ...working, ...police }, straying)],
    limit: { unit: 'HOUR', amount: 24, hourStart: 'NEXT_HOUR' }, again: 'ONCE',
    satisfiedBy: [{ ...happened('decided'), not: { code: ['RECEIVED', 'REMOVED', 'COERCIVE'] } }, happened('concluded')], voidBy: [merged, noLongerPolice],
    ladder: 'L-FAST', article: '公通字〔2015〕32号 ✔²; 行政程序规定 35 ✔', status: 'statutory',
    extensions: [
      ground('ADMIN_COMPLEX', '行政案件疑难复杂', 3, 'SUPERVISOR'), ground('CRIMINAL', '刑事立案审查', 3, 'MEMBER'),
      ground('CRIMINAL_COMPLEX', '刑事案件疑难复杂', 7, 'SUPERVISOR'), ground('CRIMINAL_MAJOR', '刑事案件重大疑难复杂', 30, 'SUPERVISOR'),
    ],
  }),
  row('RD-DECIDE', {
    zh: '作出首次处理决定', en: 'decide for the first time',
    trigger: [referral({ ...state('acknowledged'), ...working }, police), referral({ ...state('acknowledged'), ...working, ...police, ...straying })],
    limit: workdays(7), satisfiedBy: decided, ladder: 'L-STD', article: 'MPL 11(3) ✔ 及时; days are design', extensions: [bySupervisor(workdays(15))],
  }),
  row('RD-PROGRESS', {
    zh: '报告进展', en: 'say how it stands', trigger: [referral({ ...state('accepted'), ...working })], limit: days(30),
    satisfiedBy: decided, ladder: 'L-STD', article: 'design', extensions: [bySupervisor(days(60))], pauseMaxDays: 90,
  }),
];
