import type { Label } from '../child/codes.domain.js';

export type Severity = 'H' | 'M' | 'L';

/** 发现问题, each with the severity it has unless a person says another. */
export const PROBLEMS = {
  GUARDIANSHIP: { severity: 'H', zh: '监护问题', en: 'guardianship' },
  NOT_SEEN: { severity: 'H', zh: '多次未见到儿童', en: 'child not seen' },
  DELEGATION: { severity: 'M', zh: '委托照护问题', en: 'delegated care' },
  SCHOOLING: { severity: 'M', zh: '就学问题', en: 'schooling' },
  BENEFIT: { severity: 'M', zh: '救助保障问题', en: 'benefits' },
  HEALTH: { severity: 'M', zh: '健康问题', en: 'health' },
  DISABILITY: { severity: 'M', zh: '残疾康复问题', en: 'disability' },
  PSYCH: { severity: 'M', zh: '心理问题', en: 'mental health' },
  SAFETY: { severity: 'M', zh: '安全隐患', en: 'safety' },
  HUKOU: { severity: 'M', zh: '户籍问题', en: 'household registration' },
  PARENT_JOB: { severity: 'L', zh: '父母就业', en: 'a job for the parents' },
  INTERNET: { severity: 'L', zh: '上网问题', en: 'internet' },
  OTHER: { severity: 'L', zh: '其他', en: 'other' },
} as const satisfies Record<string, Label & { readonly severity: Severity }>;
export type ProblemKind = keyof typeof PROBLEMS;
