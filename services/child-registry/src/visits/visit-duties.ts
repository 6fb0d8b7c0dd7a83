import { plainDate } from '@referrals/calendar';
import type { DutyPack, DutyRow, Matcher, Step } from '@referrals/duties';

const counted = (...counts: string[]): Matcher[] => ['recorded', 'confirmed'].map((act) => ({ type: `child-registry.act.${act}`, when: { counts: ['BOTH', ...counts] }, actAt: 'on' }));

type Said = Pick<DutyRow, 'zh' | 'en' | 'trigger' | 'satisfiedBy' | 'voidBy'>;

/** The day comes with the event: the service alone can compute it. Another day begins it again. */
const dated = (id: string, said: Said): DutyRow => ({
  id, from: plainDate('2020-01-01'), subject: 'childId', dueFrom: { field: 'dueOn' }, again: 'RESTART', ladder: 'E1', article: 'SEED 9 ✔; numbers of tiers above BASIC are design', status: 'local', ...said,
});

/** Calling on a child, and visiting its home, by the days that its file says. */
export const visitRows: readonly DutyRow[] = [
  dated('CR-CONTACT', {
    zh: '联系儿童', en: 'contact the child', trigger: [{ type: 'child-registry.child.contact-dated' }], satisfiedBy: counted('CONTACT'), voidBy: [{ type: 'child-registry.child.contact-undated' }],
  }),
  dated('CR-VISIT', {
    zh: '入户走访', en: 'visit the home', trigger: [{ type: 'child-registry.child.visit-dated' }], satisfiedBy: counted('VISIT'), voidBy: [{ type: 'child-registry.child.visit-undated' }],
  }),
];

const days = (amount: number): Step['when'] => ({ after: { amount, unit: 'DAY' } });

/** Who hears of what is late: the owner three days before, then the township, the county, who supervises there. All amounts are design. */
export const registryLadders: DutyPack['ladders'] = {
  E1: [
    { id: 'REMIND', when: { before: { amount: 3, unit: 'DAY' } }, to: 'OWNER' }, { id: 'TOWNSHIP', when: days(1), to: 'AGENCY:TOWNSHIP' },
    { id: 'COUNTY', when: days(15), to: 'AGENCY:CIV' }, { id: 'ABOVE', when: days(30), to: 'AGENCY_ABOVE' },
  ],
};
