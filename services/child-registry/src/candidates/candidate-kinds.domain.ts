import type { DeskAgency } from '@referrals/contracts';

export const ABOUTS = ['CHILD', 'PARENT'] as const;
export type About = (typeof ABOUTS)[number];

interface Kind {
  readonly zh: string;
  readonly en: string;
  /** Whose lists tell it; ANY: whoever sees it. */
  readonly from: readonly DeskAgency[] | 'ANY';
  readonly about: About;
  /** Somebody may be without care tonight. */
  readonly urgent?: true;
}

/** What agencies tell of, by itself: hints that a child may need a file. */
export const CANDIDATE_KINDS = {
  DROPOUT: { zh: '失学辍学', en: 'out of school', from: ['EDU'], about: 'CHILD' },
  PSYCH_SCREEN: { zh: '心理筛查异常', en: 'psychological screening', from: ['EDU'], about: 'CHILD' },
  PARENT_DETAINED: { zh: '父母被拘留、逮捕', en: 'parent detained', from: ['PSB'], about: 'PARENT', urgent: true },
  PARENT_DRUG_REHAB: { zh: '父母强制隔离戒毒', en: 'parent in drug rehabilitation', from: ['PSB'], about: 'PARENT', urgent: true },
  PARENT_LOST_CONTACT: { zh: '父母失联', en: 'parent lost contact', from: ['PSB'], about: 'PARENT' },
  PARENT_DEAD: { zh: '父母死亡', en: 'parent died', from: ['PSB'], about: 'PARENT', urgent: true },
  CHILD_NO_HUKOU: { zh: '儿童无户籍', en: 'child without a household registration', from: ['PSB'], about: 'CHILD' },
  PARENT_IMPRISONED: { zh: '父母服刑', en: 'parent imprisoned', from: ['JUS'], about: 'PARENT', urgent: true },
  GUARDIAN_REVOKED: { zh: '撤销监护人资格', en: 'guardianship revoked', from: ['COURT'], about: 'PARENT', urgent: true },
  PARENT_DECLARED_MISSING: { zh: '父母宣告失踪', en: 'parent declared missing', from: ['COURT'], about: 'PARENT' },
  CHILD_SERIOUS_ILLNESS: { zh: '儿童患重病', en: 'child seriously ill', from: ['HLTH'], about: 'CHILD' },
  CHILD_DISABILITY_FOUND: { zh: '发现儿童残疾', en: 'disability of a child found', from: ['HLTH'], about: 'CHILD' },
  PARENT_SERIOUS_ILLNESS: { zh: '父母患重病', en: 'parent seriously ill', from: ['HLTH'], about: 'PARENT' },
  CHILD_DISABILITY_CERT: { zh: '儿童办理残疾证', en: 'disability certificate of a child', from: ['DPF'], about: 'CHILD' },
  PARENT_SEVERE_DISABILITY: { zh: '父母重度残疾', en: 'parent severely disabled', from: ['DPF'], about: 'PARENT' },
  PARENT_AWAY: { zh: '父母外出务工', en: 'parent works away', from: ['HRSS'], about: 'PARENT' },
  LOW_INCOME: { zh: '低保、低收入家庭', en: 'family of low income', from: ['CIV'], about: 'CHILD' },
  PARENT_DIVORCED: { zh: '父母离异', en: 'parents divorced', from: ['CIV'], about: 'PARENT' },
  SELF_FOUND: { zh: '自行发现', en: 'found by oneself', from: 'ANY', about: 'CHILD' },
} as const satisfies Record<string, Kind>;
export type CandidateKind = keyof typeof CANDIDATE_KINDS;

export const KIND_CODES = Object.keys(CANDIDATE_KINDS) as CandidateKind[];

/** Whose desks may tell of anybody. */
export const SOURCE_AGENCIES = ['EDU', 'PSB', 'JUS', 'COURT', 'HLTH', 'DPF', 'HRSS', 'CIV', 'VILLAGE', 'TOWNSHIP'] as const satisfies readonly DeskAgency[];
export type SourceAgency = (typeof SOURCE_AGENCIES)[number];

const kindOf = (code: CandidateKind): Kind => CANDIDATE_KINDS[code];

export const isToldBy = (code: CandidateKind, agency: DeskAgency): boolean => {
  const { from } = kindOf(code);
  return from === 'ANY' || from.includes(agency);
};

export const isUrgent = (code: CandidateKind): boolean => kindOf(code).urgent === true;
