import type { Label } from '../child/codes.domain.js';

/** Who holds a course of training. */
export const COURSE_LEVELS = {
  NATIONAL: { zh: '国家级', en: 'national' },
  PROVINCE: { zh: '省级', en: 'province' },
  CITY: { zh: '市级', en: 'city' },
  COUNTY: { zh: '县级', en: 'county' },
  TOWNSHIP: { zh: '乡镇级', en: 'township' },
} as const satisfies Record<string, Label>;
export type CourseLevel = keyof typeof COURSE_LEVELS;
/** 12 digits: a village's director (儿童主任); 9: a township's supervisor (儿童督导员). */
export const POST_KINDS = ['DIRECTOR', 'SUPERVISOR'] as const;
export type PostKind = (typeof POST_KINDS)[number];
export const POST_STATES = ['OPEN', 'CLOSED'] as const;
export type PostState = (typeof POST_STATES)[number];

/** 村（居）委委员, 社会工作者, 其他: the last with a reason, by the county. */
export const HOLDER_CAPACITIES = ['COMMITTEE_MEMBER', 'SOCIAL_WORKER', 'OTHER'] as const;
export type HolderCapacity = (typeof HOLDER_CAPACITIES)[number];
/** 政治素质好, 品行端正, 热爱儿童工作, 熟悉村情, 有一定文化: SEED 18. */
export const CRITERIA = ['POLITICS', 'MORALS', 'LOVES_CHILDREN', 'KNOWS_VILLAGE', 'EDUCATED'] as const;
export type Criterion = (typeof CRITERIA)[number];
export const EDUCATIONS = ['PRIMARY', 'JUNIOR', 'SENIOR', 'COLLEGE', 'BACHELOR', 'MASTER'] as const;
export type Education = (typeof EDUCATIONS)[number];

export const APPOINTMENT_STATES = ['ACTIVE', 'ENDED'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];
/** Why a person says that an appointment ends. The others are said by what else happens: its day came, a record was found, the place is none any more. */
export const TOLD_ENDS = ['RESIGNED', 'REPLACED', 'UNFIT', 'DIED', 'ERROR'] as const;
export const APPOINTMENT_ENDS = [...TOLD_ENDS, 'TERM', 'BARRED', 'CLOSED'] as const;
export type AppointmentEnd = (typeof APPOINTMENT_ENDS)[number];

export const RESULTS = ['EXCELLENT', 'GOOD', 'PASS', 'FAIL'] as const;
export type Result = (typeof RESULTS)[number];

/** How an account holds a place. */
export const HOLDINGS = ['HOLDER', 'DEPUTY'] as const;
export type Holding = (typeof HOLDINGS)[number];

export const COURSE_STATES = ['PLANNED', 'HELD', 'LOCKED'] as const;
export type CourseState = (typeof COURSE_STATES)[number];

/** A deputy is named for so many months at most; who was at a course may be changed for so many days after it. */
export const DEPUTY_MONTHS = 6;
export const ATTENDANCE_DAYS = 60;

export const kindOf = (division: string): PostKind => (division.length === 12 ? 'DIRECTOR' : 'SUPERVISOR');
