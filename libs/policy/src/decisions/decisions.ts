import { AGENCIES, type Agency } from '@referrals/contracts';
import { close, type DecisionCode } from './decision-code.js';
import { courtCodes, policeCodes, procuratorateCodes } from './justice-codes.js';
import { civilAffairsCodes, educationCodes, generalCodes, healthCodes, womensFederationCodes } from './welfare-codes.js';

/** Everybody but police: not ours; the work goes to the agency named (outside the system: with a proof of receipt). */
const notOurs = close('NOT_OURS', '不属本部门职责，移送主管机关', 'A', { handsOverTo: 'NAMED' });

const own: Partial<Record<Agency, readonly DecisionCode[]>> = {
  EDU: educationCodes, CIV: civilAffairsCodes, RPI: civilAffairsCodes, HLTH: healthCodes,
  PROC: procuratorateCodes, WF: womensFederationCodes, COURT: courtCodes,
};

/** What each agency can report. A referral held by another agency's desk goes by that desk's agency. */
export const decisionCodes: Readonly<Record<Agency, readonly DecisionCode[]>> = Object.fromEntries(
  AGENCIES.map((agency) => [agency, agency === 'PSB' ? policeCodes : [...(own[agency] ?? generalCodes), notOurs]]),
) as Record<Agency, readonly DecisionCode[]>;

/** A code of an agency; undefined when the agency does not have it. */
export function decisionCode(agency: Agency, code: string): DecisionCode | undefined {
  return decisionCodes[agency].find((one) => one.code === code);
}

export const mayDecide = (decision: DecisionCode): boolean => decision.mode !== 'CLOSE';
export const mayConclude = (decision: DecisionCode): boolean => decision.mode !== 'OPEN';

/** Police, procuratorate and court transfer; they never hand a report back (刑诉法 110). */
export function mayReturn(agency: Agency): boolean {
  return agency !== 'PSB' && agency !== 'PROC' && agency !== 'COURT';
}

/** Only police may hold an item back for the investigation. */
export function mayWithhold(agency: Agency): boolean {
  return agency === 'PSB';
}

/** Why a desk returns a referral to the coordinator. */
export const returnReasons: Readonly<Record<string, string>> = {
  NOT_HERE: '不在本辖区',
  NOT_OUR_FIELD: '不属本部门职责',
  OTHER_DESK: '应由本系统其他单位办理',
  TOO_LITTLE: '信息不足，无法办理',
  CONFLICT: '与本单位有利害关系',
  OTHER: '其他原因（须说明）',
};
