import type { ErrorEntry } from './domain-error.js';

/** Errors of the referral-desk service. */
export const referralDeskErrors = {
  FEEDBACK_ENDED: { status: 409, zh: '这条反馈已送达或已有告知记录。', en: 'This answer was already received or given.' },
  SUPPLEMENT_UNREAD: { status: 409, zh: '有新的补充情况还没有阅读。请先查看报告内容或打开本件，再办结。', en: 'Something new was told and not read yet: read the report or open the referral, then conclude.' },
  CODE_REQUIRED: { status: 422, zh: '请选择办理结果。', en: 'A decision code is required.' },
  CODE_NOT_ALLOWED: { status: 422, zh: '本单位在此步骤不能使用该办理结果，请重新选择。', en: 'This agency cannot use the code for this move.' },
  MEDIATION_REFUSED: { status: 422, zh: '涉性侵害、虐待等案件不适用调解，请选择其他办理结果。', en: 'Mediation is refused for this kind of harm.' },
  WITHHOLD_NOT_ALLOWED: { status: 422, zh: '只有公安机关可以因侦查需要暂缓告知。', en: 'Only police may hold an answer back.' },
  NOTE_REQUIRED: { status: 422, zh: '请填写说明，写明原因或处理情况。', en: 'Say in a note why, or what was done.' },
  PROOF_REQUIRED: { status: 422, zh: '移送系统外单位，请填写对方签收凭证。', en: 'A transfer out of the system needs a proof of receipt.' },
  TO_AGENCY_REQUIRED: { status: 422, zh: '请选择应当办理的主管机关。', en: 'Name the right agency.' },
  TO_AGENCY_NOT_ALLOWED: { status: 422, zh: '不能移送给该单位，请重新选择。', en: 'It cannot be handed to this agency.' },
  HAND_OVER_BOUND: { status: 422, zh: '市级协调机构已确定由本单位办理，不能再移送或退回。', en: "The city's coordinator decided; no return or hand-over." },
  REASON_NOT_ALLOWED: { status: 422, zh: '退回原因不在可选范围内，请重新选择。', en: 'The reason is not one of those for a return.' },
  DESK_REQUIRED: { status: 422, zh: '请选择接收的工作台。', en: 'Name the desk.' },
  DESK_OR_AGENCY_REQUIRED: { status: 422, zh: '请选择接收的工作台或单位。', en: 'Name a desk or an agency.' },
  DESK_NOT_AVAILABLE: { status: 422, zh: '该工作台不存在、已停用、暂无在岗人员或不能接收本案，请选择其他工作台。', en: 'The desk is unknown, closed, has nobody on it or cannot take this case.' },
  AGENCY_KEPT_FROM: { status: 422, zh: '报告人要求不让该单位知悉，本案不能交给该单位。', en: 'The reporter asked to keep it from this agency; it cannot be given the case.' },
  DESK_IN_CONFLICT: { status: 422, zh: '该工作台与本案存在利益冲突，不能接收。', en: 'The desk is in conflict with the case.' },
  DESK_TOO_LOCAL: { status: 422, zh: '此类案件须由县级及以上公安机关办理。', en: 'Such a case needs a police desk of the county or above.' },
  DESK_NOT_OF_AGENCY: { status: 422, zh: '该工作台不属于所选单位，请重新选择。', en: 'The desk is not another desk of this agency.' },
  AGENCY_HAS_NO_DESK: { status: 422, zh: '该单位在此区域没有可用的工作台，请指定其他工作台。', en: 'The agency has no able desk for this place.' },
  INSTANT_BEFORE_REPORT: { status: 422, zh: '时间不能早于收到报告的时间，请检查。', en: 'The time lies before the report.' },
  INSTANT_IN_FUTURE: { status: 422, zh: '时间不能晚于现在，请检查。', en: 'The time is in the future.' },
} as const satisfies Record<string, ErrorEntry>;
