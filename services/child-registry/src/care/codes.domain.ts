import type { Label } from '../child/codes.domain.js';

/** 照护方式 */
export const CARE_BASES = {
  PARENT: { zh: '父母照护', en: 'parent' },
  GUARDIAN: { zh: '监护人照护', en: 'guardian' },
  DELEGATED: { zh: '委托照护', en: 'delegated' },
  FOSTER: { zh: '家庭寄养', en: 'foster family' },
  INSTITUTION: { zh: '机构养育', en: 'institution' },
} as const satisfies Record<string, Label>;
export type CareBasis = keyof typeof CARE_BASES;

/** 暂离. Not knowing where a child is, is no absence: it is the problem NOT_SEEN. */
export const AWAY_KINDS = {
  WITH_PARENTS: { zh: '随父母', en: 'with the parents' },
  SCHOOL_ELSEWHERE: { zh: '外地就读', en: 'at school elsewhere' },
  HOSPITAL: { zh: '住院', en: 'in hospital' },
  PLACED: { zh: '安置中', en: 'placed' },
  OTHER: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Label>;
export type AwayKind = keyof typeof AWAY_KINDS;

/** 不得委托情形 (MPL 22) */
export const EXCLUSIONS = {
  OFFENCE: { zh: '曾实施性侵害、虐待、遗弃、拐卖、暴力伤害等违法犯罪行为', en: 'offence against the person' },
  HABIT: { zh: '有吸毒、酗酒、赌博等恶习', en: 'drugs, drink or gambling' },
  REFUSED_DUTY: { zh: '曾拒不履行或者长期怠于履行监护、照护职责', en: 'refused or long neglected the duty of care' },
  UNSUITABLE: { zh: '其他不适宜担任被委托人的情形', en: 'unsuitable otherwise' },
} as const satisfies Record<string, Label>;
export type Exclusion = keyof typeof EXCLUSIONS;

/** What a delegate is able to do in law. */
export const CAPACITIES = {
  FULL: { zh: '完全民事行为能力', en: 'full' },
  LIMITED: { zh: '限制民事行为能力', en: 'limited' },
  NONE: { zh: '无民事行为能力', en: 'none' },
} as const satisfies Record<string, Label>;
export type Capacity = keyof typeof CAPACITIES;

/** What a visit was told of who cares for the child. */
export const CAREGIVER_ANSWERS = {
  SAME: { zh: '未变', en: 'the same' },
  CHANGED: { zh: '已更换', en: 'changed' },
  NOBODY: { zh: '无人照护', en: 'nobody' },
} as const satisfies Record<string, Label>;
export type CaregiverAnswer = keyof typeof CAREGIVER_ANSWERS;

/** 照护缺口. ACT opens a problem; WARN is shown to who can ask. */
export const GAPS = {
  ALONE_UNDER_16: { level: 'ACT', zh: '未满十六周岁脱离监护单独生活', en: 'lives alone under sixteen' },
  CAREGIVER_NOT_ASKED: { level: 'WARN', zh: '未登记由谁照护', en: 'who cares is not recorded' },
  CHILD_NOT_HEARD: { level: 'WARN', zh: '未听取儿童意见', en: 'the child was not heard' },
  DELEGATE_EXCLUDED: { level: 'ACT', zh: '被委托人有不得委托情形', en: 'the delegate may not be one' },
  DELEGATE_MANY: { level: 'WARN', zh: '被委托人照护儿童过多', en: 'the delegate looks after many' },
  DELEGATE_NOT_CAPABLE: { level: 'ACT', zh: '被委托人不具有完全民事行为能力', en: 'the delegate has no full capacity' },
  DELEGATE_OLD: { level: 'WARN', zh: '被委托人年龄较大', en: 'the delegate is old' },
  DELEGATE_UNCHECKED: { level: 'WARN', zh: '未核查不得委托情形', en: 'exclusions were not asked' },
  DELEGATION_MISSING: { level: 'ACT', zh: '父母外出未办理委托照护', en: 'parents away, no delegation' },
  DELEGATION_UNSIGNED: { level: 'WARN', zh: '委托照护未签书面协议', en: 'the delegation is not signed' },
  NO_CAREGIVER: { level: 'ACT', zh: '无人照护', en: 'nobody cares for the child' },
  PARENT_CONTACT_LATE: { level: 'WARN', zh: '父母联系间隔过长', en: 'parents called too long ago' },
  PARENT_CONTACT_NOT_ASKED: { level: 'WARN', zh: '未询问父母联系情况', en: 'contact of the parents was not asked' },
  SCHOOL_NOT_TOLD: { level: 'WARN', zh: '委托照护未告知学校', en: 'the school was not told' },
  UNATTENDED: { level: 'ACT', zh: '需特别照顾的儿童处于无人看护状态', en: 'left unattended' },
  VILLAGE_NOT_TOLD: { level: 'WARN', zh: '委托照护未告知村（居）委会', en: 'the village was not told' },
} as const satisfies Record<string, Label & { readonly level: 'ACT' | 'WARN' }>;
export type GapCode = keyof typeof GAPS;
