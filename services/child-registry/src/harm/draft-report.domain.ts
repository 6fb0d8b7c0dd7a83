import { completedYears, type PlainDate } from '@referrals/calendar';
import type { Plain } from '@referrals/service-kit';
import type { Guardian } from '../care/care.entity.js';
import { standing } from '../care/standing.domain.js';
import { hasCompleted } from '../child/age.domain.js';
import type { Child } from '../child/child.entity.js';
import type { ChildDetail } from '../child/detail.entity.js';
import { holds } from '../child/period.domain.js';
import type { Act } from '../visits/act.entity.js';
import type { Harm } from './harm.entity.js';
import type { DraftChild, ReportDraft } from './report-draft.dto.js';

/** What is known for a draft, as far as whoever asks sees it. */
export interface DraftKnown {
  readonly act: Plain<Act>;
  readonly harm: Plain<Harm> | null;
  readonly child: Plain<Child> | null;
  readonly detail: Plain<ChildDetail> | null;
  readonly guardians: readonly Plain<Guardian>[];
  readonly household: readonly Pick<Child, 'sex' | 'birthDate'>[];
  readonly onBehalf: boolean;
}

/** The body of a report: what the act and the file say, and nothing that nobody said. */
export function draftReport({ act, harm, child, detail, guardians, household, onBehalf }: DraftKnown, today: PlainDate): ReportDraft {
  const narrative = harm?.seen ?? askedBy(act, child?.birthDate ?? null);
  const others = household.map((one) => otherChild(one, today)).filter((line) => line !== '');
  return present({
    child: child === null ? { unknown: true } : draftChild(child, detail, guardians, today), onBehalf: onBehalf ? true : undefined, school: child?.school,
    residence: child?.careDivision, childNow: child?.careDivision, narrative, childWords: harm?.words, discoveredAt: act.onDay,
    concerns: harm === null || harm.concerns.length === 0 ? undefined : harm.concerns, danger: harm?.danger,
    caregiver: act.caregiverSays === 'NOBODY' ? 'ABSENT' : undefined, otherChildren: others.length === 0 ? undefined : others,
  }) as ReportDraft;
}

function draftChild(child: Plain<Child>, detail: Plain<ChildDetail> | null, guardians: readonly Plain<Guardian>[], today: PlainDate): DraftChild {
  const { name, sex, birthDate, birthPrecision, idNumber, categories } = child;
  const [guardian] = standing(guardians).filter(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, today)).toSorted((a, b) => Number(b.legal) - Number(a.legal));
  const known = present({
    name, sex, birthDate: birthPrecision === 'EXACT' ? birthDate : null, idNumber, phone: detail?.phone, schoolName: detail?.schoolName, grade: detail?.grade, className: detail?.className,
    residence: detail?.residenceAddress, categories: categories.length === 0 ? undefined : categories,
    guardian: guardian && present({ name: guardian.name, relation: RELATIONS[guardian.relation], phone: guardian.phone }),
  });
  return Object.keys(known).length === 0 ? { unknown: true } : known;
}

const RELATIONS: Readonly<Record<Guardian['relation'], string>> = { FATHER: '父亲', MOTHER: '母亲', STEP_PARENT: '继父母', GRANDPARENT: '（外）祖父母', SIBLING: '兄弟姐妹', OTHER: '其他' };

/** The answer that raised the question, in words, where nothing else was said. */
function askedBy({ caregiverSays, caregiverAble, alone, mood, injurySeen, onDay }: Plain<Act>, birthDate: PlainDate | null): string | undefined {
  const answers = [
    caregiverSays === 'NOBODY' ? '无人照护' : '', caregiverAble === 'NO' ? '照护人无能力照护' : '', alone === true && !hasCompleted(birthDate, 16, onDay) ? '未满十六周岁（或年龄不详）独自生活' : '',
    mood === 'SELF_HARM_TALK' ? '儿童谈到自伤' : '', injurySeen === true ? '见到儿童有伤' : '',
  ].filter((line) => line !== '');
  return answers.length === 0 ? undefined : `走访了解到：${answers.join('；')}。`;
}

function otherChild({ sex, birthDate }: Pick<Child, 'sex' | 'birthDate'>, today: PlainDate): string {
  return [sex === null ? '' : sex === 'MALE' ? '男' : '女', birthDate === null ? '' : `${completedYears(birthDate, today)}岁`].filter((part) => part !== '').join('，');
}

/** Without what is not known. */
const present = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
