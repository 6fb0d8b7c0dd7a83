import type { Agency, Tell } from '@referrals/contracts';
import type { DecisionCode, TellLevel } from './decision-code.js';
import { decisionCode } from './decisions.js';

/** Agencies as a reporter knows them. */
export const agencyNames: Readonly<Record<Agency, string>> = {
  CAC: '网信部门', CIV: '民政部门', COORD: '妇儿工委办公室', COURT: '人民法院', EDU: '教育部门', HLTH: '卫生健康部门', HRSS: '人社部门',
  PROC: '人民检察院', PSB: '公安机关', RPI: '未成年人救助保护机构', SUPV: '监察机关', TOWNSHIP: '乡镇（街道）', VILLAGE: '村（居）委会', WF: '妇联',
};

export const HANDLED = '已依法处理。';
export const PROTECTED = '已采取保护措施。';
export const FINISHED = '已办结。';

export interface Telling {
  readonly tell: Tell;
  /** Held back for the investigation and not yet released. */
  readonly withheld: boolean;
  /** Whether it ended the referral. */
  readonly ends: boolean;
  /** The agency's own sentence; used at level A only, so an address can reach nobody through the other levels. */
  readonly text?: string | null;
  readonly minorSuspect?: boolean;
}

/**
 * What the reporter is told of a decision: the agency's sentence (A), a general one (B), that it is finished (C or held back, at
 * a conclusion), or nothing. `tell: LESS` lowers the level by one.
 */
export function feedbackText(agency: Agency, code: string, telling: Telling): string | undefined {
  const decision = decisionCode(agency, code);
  const level = decision === undefined || telling.withheld ? 'C' : tellLevel(decision, telling.tell, telling.minorSuspect === true);
  if (level === 'C') return telling.ends ? FINISHED : undefined;
  if (level === 'B') return decision?.protects === true ? PROTECTED : HANDLED;
  return telling.text?.trim() || `${agencyNames[agency]}：${decision?.zh}。`;
}

/** The level that holds for a reporter. */
export function tellLevel(decision: DecisionCode, tell: Tell, minorSuspect = false): TellLevel {
  const level = minorSuspect && decision.sparesMinorSuspect === true ? 'C' : decision.tell;
  if (tell === 'FULL') return level;
  return level === 'A' ? 'B' : 'C';
}

/** LESS for a reporter without sign-in, or recorded for somebody as PUBLIC. */
export function tellOf(reporter: { readonly signedIn: boolean; readonly onBehalf: boolean; readonly kind: string }): Tell {
  return !reporter.signedIn || (reporter.onBehalf && reporter.kind === 'PUBLIC') ? 'LESS' : 'FULL';
}
