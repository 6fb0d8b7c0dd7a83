import { plainDate } from '@referrals/calendar';
import type { DutyPack, DutyRow, Matcher } from '@referrals/duties';

type Said = Pick<DutyRow, 'id' | 'zh' | 'en' | 'subject' | 'trigger' | 'satisfiedBy' | 'ladder' | 'article' | 'status'> & Partial<DutyRow>;

/** The day comes with the event. */
const row = (said: Said): DutyRow => ({ from: plainDate('2020-01-01'), dueFrom: { field: 'dueOn' }, again: 'KEEP', voidBy: [], ...said });

const told = (type: string): Matcher => ({ type: `child-registry.${type}` });
const looking = (urgent: boolean): Matcher[] => ['recorded', 'reopened'].map((act) => ({ ...told(`candidate.${act}`), when: { urgent: [String(urgent)] } }));
const candidate = { subject: 'candidateId', satisfiedBy: [told('candidate.settled')], article: 'SEED 19 ✔; days are design', status: 'design' } as const;

/** What is owed on candidates, in campaigns and in spot checks. */
export const candidateRows: readonly DutyRow[] = [
  row({ ...candidate, id: 'CR-CANDIDATE', zh: '核查线索', en: 'look into the candidate', trigger: looking(false), ladder: 'E1' }),
  row({ ...candidate, id: 'CR-CANDIDATE-URGENT', zh: '核查紧急线索', en: 'look into the urgent candidate', trigger: looking(true), ladder: 'URGENT' }),
  row({
    id: 'CR-CAMPAIGN', zh: '上报摸底排查结果', en: 'submit the village’s part', subject: 'partId', trigger: [told('campaign.asked'), told('campaign.sent-back')], dueFrom: { field: 'closesOn' },
    satisfiedBy: [told('campaign.submitted')], voidBy: [told('campaign.released')], ladder: 'E1', article: 'SEED 8 ✔', status: 'local',
  }),
  row({
    id: 'CR-SPOT', zh: '完成抽查', en: 'finish the spot check', subject: 'spotCheckId', trigger: [told('spot-check.drawn')], satisfiedBy: [told('spot-check.done')], ladder: 'E1', article: 'SEED 8 ✔', status: 'local',
  }),
  row({
    id: 'CR-CORRECT', zh: '整改抽查发现的问题', en: 'put right what the check found', subject: 'findingId', trigger: [told('finding.made')], satisfiedBy: [told('finding.confirmed')], ladder: 'E1',
    article: 'SEED 8 ✔; days are design', status: 'design',
  }),
];

/** A child may be without care: the county hears within minutes (a step comes after its duty’s beginning), and who supervises there when it is due. */
export const candidateLadders: DutyPack['ladders'] = {
  URGENT: [
    { id: 'COUNTY', when: { before: { percent: 99.9 } }, to: 'AGENCY:CIV' }, { id: 'DUE', when: { at: true }, to: 'SUPERVISOR' },
    { id: 'ABOVE', when: { after: { amount: 1, unit: 'DAY' } }, to: 'AGENCY_ABOVE' },
  ],
};
