import { close, either, open, type DecisionCode } from './decision-code.js';

/** 公安. What stays open can only be decided, what ends can only be concluded. */
export const policeCodes: readonly DecisionCode[] = [
  open('RECEIVED', '接报案登记', 'A', { numbered: true }),
  open('ADMIN_ACCEPTED', '受案', 'A', { numbered: true }),
  open('CRIM_FILED', '立案', 'A', { numbered: true }),
  open('TRANSFERRED', '移送有管辖权的公安机关', 'A', { numbered: true }),
  open('ADMIN_TO_CRIM', '行政案件转为刑事案件', 'A', { numbered: true }),
  open('REMOVED', '带离护送', 'B', { protects: true }),
  open('COERCIVE', '采取强制措施', 'C'),
  open('TO_PROSECUTION', '移送审查起诉', 'A', { numbered: true }),
  close('NOT_FILED', '不予立案', 'A', { numbered: true }),
  close('NOT_POLICE', '不属公安机关职责，移送主管机关', 'A', { numbered: true, handsOverTo: 'NAMED' }),
  close('DUPLICATE', '重复报案，并案处理', 'A'),
  close('PENALTY', '治安管理处罚', 'B', { numbered: true }),
  close('NO_PENALTY', '不予处罚', 'B', { numbered: true }),
  close('WARNING_LETTER', '出具家庭暴力告诫书', 'B', { numbered: true }),
  close('CRITICISED', '批评教育', 'B'),
  close('ADMONISHED', '训诫', 'B'),
  close('FAMILY_EDU', '责令接受家庭教育指导', 'B', { numbered: true }),
  close('CORRECTIVE', '矫治教育', 'C'),
  close('WITHDRAWN', '撤销案件', 'A', { numbered: true }),
  close('FOUND', '已找到', 'B', { protects: true }),
  close('MEDIATED', '调解处理', 'B', { mediation: true }),
];

/** 检察院 */
export const procuratorateCodes: readonly DecisionCode[] = [
  either('LEAD_LOGGED', '线索受理', 'A'),
  either('TO_POLICE', '移送公安机关', 'A', { handsOverTo: 'PSB' }),
  either('EARLY_IN', '提前介入', 'C'),
  either('WHY_NOT', '要求说明不立案理由', 'B'),
  either('FILE_NOTICE', '通知立案', 'A', { numbered: true }),
  either('SUPERVISION_UNFOUNDED', '监督事项不成立', 'B'),
  either('ARREST_YES', '批准逮捕', 'C', { numbered: true }),
  either('ARREST_NO', '不批准逮捕', 'C', { numbered: true }),
  either('PROSECUTED', '提起公诉', 'A', { numbered: true, sparesMinorSuspect: true }),
  either('NOT_PROSECUTED', '不起诉', 'A', { numbered: true, sparesMinorSuspect: true }),
  either('SUGGESTION', '提出检察建议', 'B', { numbered: true }),
  either('GUARD_ORDER', '发出督促监护令', 'B', { numbered: true, protects: true }),
  either('SUPPORT_SUIT', '支持起诉', 'B'),
  either('PUBLIC_INTEREST', '提起公益诉讼', 'A'),
  either('AID', '司法救助', 'C'),
  either('BACKCHECK', '倒查并移送', 'C'),
];

/** 法院 */
export const courtCodes: readonly DecisionCode[] = [
  either('ORDER_ACCEPTED', '受理人身安全保护令申请', 'C', { numbered: true }),
  either('ORDER_MADE', '作出人身安全保护令', 'B', { numbered: true, protects: true }),
  either('ORDER_REFUSED', '驳回人身安全保护令申请', 'C', { numbered: true }),
  either('ORDER_CHANGED', '变更人身安全保护令', 'C', { numbered: true }),
  either('REVOKED', '撤销监护人资格', 'B', { numbered: true, protects: true }),
  either('NOT_REVOKED', '不撤销监护人资格', 'B', { numbered: true }),
  either('RESTORED', '恢复监护人资格', 'B', { numbered: true }),
  either('FAMILY_EDU_ORDER', '发出家庭教育令', 'B', { numbered: true }),
  either('JUDGMENT', '判决生效', 'A', { numbered: true }),
  either('BAN', '从业禁止', 'B', { numbered: true }),
  either('JUD_SUGGESTION', '提出司法建议', 'B', { numbered: true }),
];
