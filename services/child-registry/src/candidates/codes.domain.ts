import type { DeskAgency } from '@referrals/contracts';
import type { Label } from '../child/codes.domain.js';

interface Kind extends Label {
  /** The agency that tells it; any where it is absent. */
  readonly source?: DeskAgency;
  readonly urgent?: true;
}

/** 待核查线索 */
export const CANDIDATES = {
  DROPOUT: { source: 'EDU', zh: '疑似失学辍学', en: 'dropout' },
  PSYCH_SCREEN: { source: 'EDU', zh: '心理筛查异常', en: 'found by a mental-health screening' },
  PARENT_DETAINED: { source: 'PSB', urgent: true, zh: '父母被羁押', en: 'parent detained' },
  PARENT_DRUG_REHAB: { source: 'PSB', urgent: true, zh: '父母强制隔离戒毒', en: 'parent in compulsory drug rehabilitation' },
  PARENT_LOST_CONTACT: { source: 'PSB', zh: '父母失联', en: 'parent lost contact' },
  PARENT_DEAD: { source: 'PSB', urgent: true, zh: '父母死亡', en: 'parent dead' },
  CHILD_NO_HUKOU: { source: 'PSB', zh: '儿童无户籍', en: 'child without household registration' },
  PARENT_IMPRISONED: { source: 'JUS', urgent: true, zh: '父母服刑在押', en: 'parent imprisoned' },
  GUARDIAN_REVOKED: { source: 'COURT', zh: '监护人资格被撤销', en: 'guardianship revoked' },
  PARENT_DECLARED_MISSING: { source: 'COURT', zh: '父母被宣告失踪', en: 'parent declared missing' },
  CHILD_SERIOUS_ILLNESS: { source: 'HLTH', zh: '儿童患重病', en: 'child seriously ill' },
  CHILD_DISABILITY_FOUND: { source: 'HLTH', zh: '筛查发现疑似残疾', en: 'disability found' },
  PARENT_SERIOUS_ILLNESS: { source: 'HLTH', zh: '父母患重病', en: 'parent seriously ill' },
  CHILD_DISABILITY_CERT: { source: 'DPF', zh: '儿童持有残疾人证', en: 'child has a disability certificate' },
  PARENT_SEVERE_DISABILITY: { source: 'DPF', zh: '父母重度残疾', en: 'parent severely disabled' },
  PARENT_AWAY: { source: 'HRSS', zh: '父母外出务工', en: 'parent away for work' },
  LOW_INCOME: { source: 'CIV', zh: '低收入家庭', en: 'family of low income' },
  PARENT_DIVORCED: { source: 'CIV', zh: '父母离异', en: 'parents divorced' },
  SELF_FOUND: { zh: '自行发现', en: 'found by oneself' },
} as const satisfies Record<string, Kind>;
export type CandidateKind = keyof typeof CANDIDATES;

/** What came of a candidate, exactly one. */
export const OUTCOMES = {
  OPENED: { zh: '新建档', en: 'file opened' },
  ON_FILE: { zh: '已在档', en: 'on file already' },
  NOT_ELIGIBLE: { zh: '不符合', en: 'in no category' },
  NOT_FOUND: { zh: '查无此人', en: 'not found' },
  ELSEWHERE: { zh: '移送异地', en: 'passed on to another place' },
  WRONG_DATA: { zh: '信息有误', en: 'wrong data' },
  DUPLICATE: { zh: '重复线索', en: 'told twice' },
} as const satisfies Record<string, Label>;
export type Outcome = keyof typeof OUTCOMES;
