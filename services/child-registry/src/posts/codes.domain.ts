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
