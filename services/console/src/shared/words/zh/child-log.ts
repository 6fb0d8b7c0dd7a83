/** What was done about a child, by the trail's codes. */
export const childLog = {
  'note.written': '工作日志', note: '工作日志', 'child.registered': '建档', 'child.corrected': '改正', 'child.identity-corrected': '改正身份信息', 'child.ended': '销档', 'child.reopened': '恢复建档', 'child.linked': '并档', 'child.unlinked': '拆档', 'child.assessed': '上调等级',
  'child.imported': '导入', 'child.entered': '已录入省系统', 'child.office-set': '确定负责单位', 'child.recused': '回避', 'child.readmitted': '回避结束', 'child.grown': '到龄变化', 'child.announced': '通知有关单位', 'act.recorded': '联系或走访', 'act.confirmed': '确认补录', 'act.voided': '作废记录',
  'absence.recorded': '登记暂离', 'absence.ended': '暂离结束', 'absence.confirmed': '确认暂离', 'caregiver.recorded': '登记照护人', 'caregiver.ended': '照护人变更', 'guardian.recorded': '登记监护人', 'guardian.ended': '监护人变更', 'guardian.fact-recorded': '登记父母情况', 'guardian.fact-ended': '父母情况结束',
  'category.proposed': '提出类别', 'category.confirmed': '确认类别', 'category.refused': '不予认定', 'category.ended': '终止类别', 'category.kept': '保留类别', 'factor.added': '增加关注因素', 'factor.ended': '终止关注因素', 'plan.made': '制定方案', 'help.recorded': '关爱帮扶', 'finding.made': '抽查发现',
  'delegation.recorded': '登记委托照护', 'delegation.doubted': '委托存疑', 'delegation.parents-told': '告知父母', 'delegation.helped': '帮助被委托人', 'delegation.cleared': '消除存疑', 'delegation.replaced': '更换被委托人', 'delegation.ended': '委托终止',
  'child.contact-dated': '联系期限变更', 'child.visit-dated': '走访期限变更', 'child.visit-undated': '走访期限取消', 'category.end-proposed': '提出终止类别', 'sealed-health.written': '登记保密健康信息', 'report-link.linked': '关联报告', 'report-link.unlinked': '取消关联报告', 'report-link.watched-also': '同时关注报告',
  'duty.escalated': '期限催办', 'duty.extended': '期限延长', 'duty.paused': '期限暂停', 'duty.resumed': '期限恢复', 'duty.waived': '期限免除', 'duty.rebuilt': '期限已核对',
  'problem.found': '发现问题', 'problem.planned': '定方案', 'problem.handed-over': '移交', 'problem.done': '已解决', 'problem.closed': '关闭问题', 'problem.not-solved': '没有解决', 'problem.no-problem': '不是问题', 'move.proposed': '申请转接', 'move.accepted': '转接完成', 'move.refused': '转接被拒绝',
  'move.kept': '裁定留在原地', 'move.withdrawn': '撤回转接', 'move.sent': '发函转出', 'move.gone': '已转出', 'pair.suggested': '发现疑似重复', 'pair.told-apart': '不是同一人', 'grant.given': '授权查看', 'grant.ended': '授权结束', 'school-request.asked': '询问学校', 'school-request.answered': '学校答复', 'school-request.told': '学校告知',
};
/** What somebody looked at. */
export const childLooked = {
  FILE: '档案', LIST: '列表', SEARCH: '查找', NAMES: '姓名', ACTS: '联系与走访', PROBLEMS: '问题', CARE: '委托照护', WORK_LOG: '工作日志', DUE: '本月应办', PAIRS: '疑似重复', ID_NUMBER: '完整号码', CANDIDATE: '线索', CANDIDATES: '线索列表', GRANTED: '授权内容', GRANTS: '授权', HAND_OVER: '交接清单', HARM: '伤害情况',
  IMPORT_ROW: '导入的行', POST: '岗位', POSTS: '岗位列表', PUPILS: '学生名单', REPORT_LINKS: '关联的报告', SCHOOL_REQUESTS: '学校答复', SEALED_HEALTH: '保密健康信息', SPOT_CHECK: '抽查', ENDED: '销档档案',
};
