import type { Label } from '../child/codes.domain.js';

export const ACT_KINDS = {
  VISIT: { zh: '入户走访', en: 'visit' },
  CONTACT: { zh: '联系', en: 'contact' },
} as const satisfies Record<string, Label>;
export type ActKind = keyof typeof ACT_KINDS;

export const ACT_PLACES = {
  HOME: { zh: '家中', en: 'at home' },
  SCHOOL: { zh: '学校', en: 'at school' },
  PHONE: { zh: '电话', en: 'by phone' },
  VIDEO: { zh: '视频', en: 'by video' },
  OTHER: { zh: '其他', en: 'elsewhere' },
} as const satisfies Record<string, Label>;
export type ActPlace = keyof typeof ACT_PLACES;

/** Why nobody was met. */
export const NOT_MET = {
  NOBODY_HOME: { zh: '家中无人', en: 'nobody at home' },
  MOVED: { zh: '已搬走', en: 'moved away' },
  REFUSED: { zh: '拒绝见面', en: 'refused' },
  ILL: { zh: '生病', en: 'ill' },
  AT_SCHOOL: { zh: '在校', en: 'at school' },
  WITH_PARENTS: { zh: '在父母处', en: 'with the parents' },
} as const satisfies Record<string, Label>;
export type NotMet = keyof typeof NOT_MET;

/** How a next contact or visit stands. NONE: nothing is owed, the file is not active. */
export const DUE_STATES = {
  NONE: { zh: '无需安排', en: 'nothing owed' },
  PLANNED: { zh: '正常', en: 'planned' },
  SOON: { zh: '即将到期', en: 'due soon' },
  OVERDUE: { zh: '已逾期', en: 'overdue' },
  PAUSED: { zh: '暂停', en: 'paused' },
} as const satisfies Record<string, Label>;
export type DueState = keyof typeof DUE_STATES;

/** What the calendar is divided into: a week is Monday to Sunday, half a month 1–15 and 16–last. */
export const UNITS = {
  WEEK: { zh: '周', en: 'week' },
  HALF_MONTH: { zh: '半个月', en: 'half a month' },
  MONTH: { zh: '月', en: 'month' },
} as const satisfies Record<string, Label>;
export type Unit = keyof typeof UNITS;

/** UNIT_END: by the end of a unit of the calendar. EXACT: to the day. */
export const ROUNDINGS = {
  UNIT_END: { zh: '按自然周期', en: 'to the end of the unit' },
  EXACT: { zh: '按日', en: 'to the day' },
} as const satisfies Record<string, Label>;
export type Rounding = keyof typeof ROUNDINGS;
