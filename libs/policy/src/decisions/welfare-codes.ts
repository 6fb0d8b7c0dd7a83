import { either, open, type DecisionCode } from './decision-code.js';

/** 教育 */
export const educationCodes: readonly DecisionCode[] = [
  either('FILED', '已备案', 'A'),
  either('BULLYING_YES', '认定为学生欺凌', 'B'),
  either('BULLYING_NO', '不认定为学生欺凌', 'B'),
  either('STAFF_SUSPENDED', '停职', 'B', { protects: true }),
  either('STAFF_BARRED', '处分或撤销教师资格', 'B'),
  either('RECTIFY', '责令整改', 'B', { numbered: true }),
  either('RESETTLED', '转学或调班', 'C'),
  either('COUNSELLED', '心理辅导', 'C'),
  either('RETURN_ORDER', '发出限期复学通知', 'B', { numbered: true }),
  either('RETURNED', '已复学', 'A'),
  either('SPECIAL_EDU', '专门教育评估', 'C'),
  either('TO_POLICE', '移送公安机关', 'A', { handsOverTo: 'PSB' }),
  either('UNFOUNDED', '经查未发现所报情形', 'A'),
];

/** 民政、未成年人救助保护机构 */
export const civilAffairsCodes: readonly DecisionCode[] = [
  either('VISITED', '已走访核查', 'B'),
  open('NOT_FOUND', '暂未找到儿童', 'B'),
  either('TEMP_GUARDIAN', '临时监护', 'B', { protects: true }),
  either('PLACED', '安置', 'C'),
  either('NOT_ELIGIBLE', '不符合临时监护条件', 'A'),
  either('ASSESSED', '监护评估', 'C'),
  either('CONFERENCED', '会商', 'B'),
  either('SENT_BACK', '送回监护人', 'B'),
  either('REVOKE_APPLIED', '申请撤销监护人资格', 'B', { protects: true }),
  either('LONG_TERM', '长期监护', 'B', { protects: true }),
  either('AID', '纳入保障或救助', 'B'),
  either('AID_REFUSED', '不予保障或救助', 'C'),
  either('TO_OTHER_PLACE', '移送异地', 'A', { needsProof: true }),
  either('FOLLOW_UP', '建档随访', 'B'),
];

/** 卫健 */
export const healthCodes: readonly DecisionCode[] = [
  either('TREATED', '已救治', 'C'),
  either('EVIDENCE_KEPT', '移交检材', 'C'),
  either('PSY_STARTED', '开始心理干预', 'C'),
  either('REFERRED', '转诊', 'C'),
  open('NO_SHOW', '未就诊', 'C'),
  either('UNIT_RECTIFY', '医疗机构整改', 'B'),
];

/** 妇联 */
export const womensFederationCodes: readonly DecisionCode[] = [
  either('VISITED', '走访', 'B'),
  either('FAMILY_EDU', '家庭教育指导', 'B'),
  either('ORDER_APPLIED', '代为申请人身安全保护令', 'B', { protects: true }),
  either('AID_REFERRED', '转介救助', 'B'),
  open('REFUSED', '家属拒绝', 'B'),
];

/** Agencies without codes of their own. */
export const generalCodes: readonly DecisionCode[] = [
  either('DONE', '已办理', 'B'),
  either('UNFOUNDED', '经查未发现所报情形', 'A'),
];
