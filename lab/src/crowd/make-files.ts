import type { Seeded } from '@referrals/develop';
import { idNumberCheck } from '@referrals/policy';

export const ACTS = ['VISIT', 'CALL', 'NOBODY_HOME'] as const;
const MET = ['VISIT', 'CALL'] as const;
export type PlannedAct = { readonly id: string; readonly is: (typeof ACTS)[number]; readonly sentAgain: boolean };

export interface PlannedFile {
  readonly account: string;
  readonly body: object;
  readonly careDivision: string;
  readonly idempotencyKey: string;
  readonly clickedTwice: boolean;
  readonly acts: readonly PlannedAct[];
  /** To whose place the file goes, and who takes it; undefined: it stays. */
  readonly move: { readonly to: string; readonly taker: string } | undefined;
  /** How many of the acts come before the move. */
  readonly before: number;
}

/** Villages by the township that works for them; some have a desk of their own. */
const VILLAGES: readonly { readonly code: string; readonly account: string }[] = [
  { code: '430223103213', account: 'township.yx' }, { code: '430223103214', account: 'township.yx' }, { code: '430223103215', account: 'township.yx' },
  { code: '430203100201', account: 'township.ls' }, { code: '430203100205', account: 'township.ls' },
];
const BIRTHS = ['2014-03-02', '2015-07-19', '2016-11-20', '2017-01-05', '2018-09-30'] as const;
const MOST_ACTS = 4;

/** Files of invented children, their contacts and visits and where they go: all of it the seed's choice. */
export function makeFiles(count: number, random: Seeded): PlannedFile[] {
  return Array.from({ length: count }, (_, index) => {
    const { code, account } = random.one(VILLAGES);
    const birthDate = random.one(BIRTHS);
    // Nobody is met in vain twice: on two days that would make it another file.
    const acts = Array.from({ length: random.whole(1, MOST_ACTS) }, (_act, nth) => ({ id: random.uuid(), is: random.one(nth === 0 ? ACTS : MET), sentAgain: random.chance(0.4) }));
    const to = random.one(VILLAGES.filter((village) => village.code !== code));
    return {
      account, careDivision: code, idempotencyKey: random.uuid(), clickedTwice: random.chance(0.2), acts, before: random.whole(0, acts.length),
      move: index % 3 === 2 ? undefined : { to: to.code, taker: to.account },
      body: {
        confirmNew: true, careDivision: code, name: `演示·第${index + 1}号`, sex: 'MALE', birthDate, idNumber: inventedIdNumber(birthDate, index),
        categories: [{ code: 'LEFT_BEHIND', from: birthDate, evidence: '演示' }],
      },
    };
  });
}

/** Nobody’s number begins so. */
function inventedIdNumber(birthDate: string, nth: number): string {
  const seventeen = `430299${birthDate.replaceAll('-', '')}${String((nth * 2 + 1) % 1_000).padStart(3, '0')}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}
