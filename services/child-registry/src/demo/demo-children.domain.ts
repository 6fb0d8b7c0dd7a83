import { addDays, type PlainDate } from '@referrals/calendar';
import type { ChildCategory, Sex } from '@referrals/contracts';
import { idNumberCheck } from '@referrals/policy';

/** Villages of 攸县 and 芦淞; most have no desk of their own, so their township answers. */
const VILLAGES = [
  '430223103213', '430223103214', '430223103215', '430223103206', '430223103201', '430223106201', '430203100201', '430203100205', '430203100207', '430203100212',
] as const;
/** Nobody is called so. */
const FIRST = ['春', '夏', '秋', '冬', '晨', '暮', '云', '雨', '山', '河', '松', '竹', '梅', '兰', '荷'] as const;
const SECOND = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'] as const;
const CATEGORIES: readonly ChildCategory[] = ['LEFT_BEHIND', 'LEFT_BEHIND', 'LEFT_BEHIND', 'IN_DIFFICULTY', 'DE_FACTO_UNSUPPORTED', 'ORPHAN', 'MIGRANT'];
const YOUNGEST_DAYS = 1_100;
const OLDEST_DAYS = 5_500;

/** A contact or visit that somebody made, or tried. */
export interface DemoAct { readonly daysAgo: number; readonly is: 'VISIT' | 'CALL' | 'NOBODY_HOME' }

export interface DemoChild {
  readonly n: number;
  readonly careDivision: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: PlainDate;
  readonly idNumber: string;
  readonly category: ChildCategory;
  /** Children of one house have the same number. */
  readonly house: number;
  readonly openedDaysAgo: number;
  readonly acts: readonly DemoAct[];
}

/** How villages go about it: most keep what they owe; some call late, some were not visited, some are found by nobody, some are new. */
const STORIES: readonly Pick<DemoChild, 'openedDaysAgo' | 'acts'>[] = [
  ...Array.from({ length: 6 }, () => ({ openedDaysAgo: 100, acts: [{ daysAgo: 80, is: 'VISIT' }, { daysAgo: 45, is: 'CALL' }, { daysAgo: 9, is: 'VISIT' }] } as const)),
  { openedDaysAgo: 100, acts: [{ daysAgo: 80, is: 'VISIT' }] },
  { openedDaysAgo: 100, acts: [{ daysAgo: 45, is: 'CALL' }] },
  { openedDaysAgo: 100, acts: [{ daysAgo: 80, is: 'VISIT' }, { daysAgo: 20, is: 'NOBODY_HOME' }, { daysAgo: 9, is: 'NOBODY_HOME' }] },
  { openedDaysAgo: 5, acts: [] },
];

/** Invented children, the same ones whenever they are asked for; their days follow `today`. */
export const demoChildren = (today: PlainDate, count: number): DemoChild[] => Array.from({ length: count }, (_, n) => demoChild(n, today));

function demoChild(n: number, today: PlainDate): DemoChild {
  const birthDate = addDays(today, -(YOUNGEST_DAYS + ((n * 397) % (OLDEST_DAYS - YOUNGEST_DAYS))));
  const male = n % 2 === 0;
  const story = STORIES[(n * 7) % STORIES.length] as (typeof STORIES)[number];
  return {
    n, careDivision: VILLAGES[n % VILLAGES.length] as string, name: `演示${FIRST[n % FIRST.length]}${SECOND[Math.floor(n / FIRST.length) % SECOND.length]}`, sex: male ? 'MALE' : 'FEMALE', birthDate,
    idNumber: idNumberOf(birthDate, n, male), category: CATEGORIES[n % CATEGORIES.length] as ChildCategory, house: n - (n % 30 < 10 ? 0 : n % 30 < 20 ? 10 : 0), ...story,
  };
}

/** Nobody's number begins with 430299. */
function idNumberOf(birthDate: PlainDate, n: number, male: boolean): string {
  const seventeen = `430299${birthDate.replaceAll('-', '')}${String(Math.floor(n / 5) % 100).padStart(2, '0')}${((n % 5) * 2 + (male ? 1 : 0)) % 10}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}
