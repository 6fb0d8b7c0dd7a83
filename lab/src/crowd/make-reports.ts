import type { Seeded } from '@referrals/develop';

export interface PlannedReport {
  /** Who files; undefined: without sign-in. */
  readonly account: string | undefined;
  /** Told by somebody without an account: the answers are read with number and code. */
  readonly byCode: boolean;
  readonly body: object;
  readonly idempotencyKey: string;
  /** The same click again after the answer, as people do. */
  readonly clickedTwice: boolean;
}

/** What is said, in the ways that reach different agencies. */
const STORIES: readonly object[] = [
  { situations: ['MR04'], danger: 'POSSIBLE', child: { unknown: true } },
  { situations: ['MR06'], caregiver: 'ABSENT', child: { unknown: true } },
  { concerns: ['DOMESTIC_VIOLENCE'], situations: ['MR04'], child: { unknown: true }, suspects: [{ relation: 'GUARDIAN' }] },
  { concerns: ['DROPOUT'], child: { name: '演示儿童乙', birthDate: '2014-03-02' } },
  { concerns: ['SELF_HARM_RISK'], child: { unknown: true } },
  { situations: ['MR01'], child: { name: '演示儿童丙', birthDate: '2012-11-20' } },
  { concerns: ['CHILD_LABOUR'], labour: 'HAZARDOUS', child: { unknown: true } },
  { narrative: '演示：只有一句话的报告。', child: { unknown: true } },
];
const TELLERS = ['teacher.yx', 'teacher2.yx', 'director.yx', 'doctor.ls', undefined, undefined] as const;
const PLACES = ['430223', '430223103', '430223106', '430203', '430203100', '430211'];

/** Reports of invented children, all of them the seed's choice. */
export function makeReports(count: number, random: Seeded): PlannedReport[] {
  return Array.from({ length: count }, (_, index) => {
    const account = random.one(TELLERS);
    const onBehalf = account === 'doctor.ls' && random.chance(0.5);
    const place = random.one(PLACES);
    return {
      account, byCode: account === undefined || onBehalf, idempotencyKey: random.uuid(), clickedTwice: random.chance(0.05),
      body: {
        channel: 'PLATFORM', childNow: place, ...(random.chance(0.3) ? { residence: random.one(PLACES) } : {}), narrative: `演示报告第 ${index + 1} 号。`,
        ...random.one(STORIES), ...(onBehalf ? { onBehalf: true, reporter: { confidential: true } } : {}),
      },
    };
  });
}
