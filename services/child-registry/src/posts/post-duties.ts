import { plainDate } from '@referrals/calendar';
import type { DutyPack, DutyRow } from '@referrals/duties';

type Said = Omit<DutyRow, 'from' | 'voidBy'> & Partial<Pick<DutyRow, 'voidBy'>>;

const row = (said: Said): DutyRow => ({ from: plainDate('2020-01-01'), voidBy: [{ type: 'child-registry.post.relieved' }], ...said });
const checked = [{ type: 'child-registry.post.record-checked' }];

/** What is owed so that every village has a director. */
export const postRows: readonly DutyRow[] = [
  row({
    id: 'CR-POST', zh: '任命儿童主任（督导员）', en: 'appoint somebody to the post', subject: 'postId', trigger: [{ type: 'child-registry.post.vacant' }], dueFrom: { field: 'dueOn' }, again: 'RESTART',
    satisfiedBy: [{ type: 'child-registry.post.filled' }], voidBy: [], ladder: 'E2', article: 'SEED 18 ✔ at least one, always; days are design', status: 'local',
  }),
  row({
    id: 'CR-TAKEOVER', zh: '接收交接清单', en: 'receive the list of files', subject: 'appointmentId', trigger: [{ type: 'child-registry.post.handed-over' }], limit: { unit: 'DAY', amount: 10, roll: 'NONE' }, again: 'KEEP',
    satisfiedBy: [{ type: 'child-registry.post.received' }], ladder: 'E1', article: 'design', status: 'design', person: 'staff',
  }),
  row({
    id: 'CR-RECORD', zh: '查询有无不得从业的记录', en: 'ask whether a record bars the holder', subject: 'appointmentId', trigger: [{ type: 'child-registry.post.appointed', when: { checked: ['false'] } }],
    limit: { unit: 'DAY', amount: 15, roll: 'NONE' }, again: 'KEEP', satisfiedBy: checked, ladder: 'E1', article: 'MPL 98 ✔; MPL 62 by analogy', status: 'design',
  }),
  row({
    id: 'CR-RECORD-YEARLY', zh: '每年查询有无不得从业的记录', en: 'ask again each year whether a record bars the holder', subject: 'appointmentId', trigger: [{ type: 'child-registry.post.record-checked', actAt: 'checkedOn' }],
    limit: { unit: 'YEAR', amount: 1, roll: 'NONE' }, again: 'RESTART', satisfiedBy: checked, ladder: 'E1', article: 'MPL 98 ✔; MPL 62 by analogy', status: 'design',
  }),
];

/** The county at once (a step comes after its duty's beginning: minutes), then whoever supervises there. All amounts are design. */
export const postLadders: DutyPack['ladders'] = {
  E2: [
    { id: 'COUNTY', when: { before: { percent: 99.9 } }, to: 'AGENCY:CIV' }, { id: 'DUE', when: { at: true }, to: 'SUPERVISOR' },
    { id: 'ABOVE', when: { after: { amount: 15, unit: 'DAY' } }, to: 'AGENCY_ABOVE' },
  ],
};
