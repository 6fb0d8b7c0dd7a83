/** What happened, in sentences: `…的{verb}`. Action as the trail has it, without a former name. */
export const trail = {
  title: '经过', empty: '还没有记录。', system: '系统', reporter: '报告人', to: '→', more: '看全部经过', reason: '原因',
  actions: {
    'report.filed': '报告已提交', 'report.supplemented': '补充了情况', 'report.content-read': '阅读了报告内容', 'report.supplement-read': '阅读了补充', 'report.guardians-told': '决定告知监护人', 'report.guardians-not-told': '决定不告知监护人',
    'report.reporter-unsealed': '查看了报告人身份', 'report.exclusion-added': '避开了有利害关系的单位', 'report.desks-checked': '重新核对了接收单位', 'case.filed': '收到报告，开始分派', 'case.hidden': '按报告人要求隐去其身份', 'case.supplemented': '送来补充情况', 'case.danger-told': '得知危险程度', 'case.exclusion-added': '避开了有利害关系的单位', 'case.supplement-told': '送来补充情况', 'case.reassigned': '因台关闭移交',
    'case.claims-released': '放下离开人员认领的转介', 'case.content-read': '阅读了报告内容', 'case.report-read': '阅读了报告内容', 'case.supplement-read': '阅读了补充', 'case.answers-owed': '登记了待答复', 'feedback.made': '作出答复', 'feedback.ended': '答复已告知',
    'referral.routed': '分派到', 'referral.opened': '打开了转介', 'referral.acknowledged': '签收', 'referral.decided': '登记了进展', 'referral.concluded': '办结', 'referral.returned': '退回协调办', 'referral.rerouted': '改派到', 'referral.transferred': '转到',
    'referral.moved': '移交到', 'referral.reopened': '重新办理', 'referral.role-raised': '身份改为主办', 'referral.merged': '并入另一转介', 'referral.claimed': '认领', 'referral.unclaimed': '放下', 'referral.recused': '回避', 'referral.released': '解除暂缓告知',
    'referral.fed-back': '答复已全部告知', 'referral.supplemented': '收到补充情况', 'referral.read': '阅读了补充', 'duty.escalated': '期限催办', 'duty.extended': '期限延长', 'duty.paused': '期限暂停', 'duty.resumed': '期限恢复', 'duty.waived': '期限免除', 'duty.rebuilt': '期限已核对',
  } as Readonly<Record<string, string>>,
  looked: { CONTENT: '报告内容', DECISIONS: '决定与说明', FEEDBACK: '给报告人的答复', REPORTER: '自己的报告', REPORTER_CONTACT: '报告人电话', REPORTER_IDENTITY: '报告人身份', ROUTING: '分派理由', SEARCH: '按姓名、证件或电话查找', CHILD_ID_NUMBER: '孩子的证件号码', CHILD_PHONE: '孩子电话', GUARDIAN_PHONE: '监护人电话', SUSPECT_PHONE: '可疑人电话', NUMBER: '按编号查找' } as Readonly<Record<string, string>>,
  step: { OWNER: '本台', SUPERVISOR: '台负责人', COORD: '协调办', AGENCY_ABOVE: '上级部门', PROC: '检察院' } as Readonly<Record<string, string>>,
};
