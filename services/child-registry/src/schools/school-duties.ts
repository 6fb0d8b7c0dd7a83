import { plainDate } from '@referrals/calendar';
import type { DutyPack, DutyRow } from '@referrals/duties';

/** The school answers; where it does not, education hears of it. */
export const schoolRows: readonly DutyRow[] = [{
  id: 'CR-SCHOOL', from: plainDate('2020-01-01'), zh: '答复在校情况询问', en: 'answer what is asked of a pupil', subject: 'requestId', trigger: [{ type: 'child-registry.school-request.asked' }],
  limit: { unit: 'WORKDAY', amount: 10 }, again: 'KEEP', satisfiedBy: [{ type: 'child-registry.school-request.answered' }], voidBy: [], ladder: 'SCHOOL', article: 'SEED 8 ✔; days are design', status: 'design',
}];

export const schoolLadders: DutyPack['ladders'] = {
  SCHOOL: [{ id: 'REMIND', when: { before: { amount: 3, unit: 'DAY' } }, to: 'OWNER' }, { id: 'EDU', when: { after: { amount: 1, unit: 'DAY' } }, to: 'AGENCY:EDU' }],
};
