export const inbox = {
  title: '消息', caption: '给您的消息', empty: '没有消息。', kind: '种类', what: '内容', number: '编号', desk: '工作台', at: '时间', unreadOnly: '只看未读', unread: '未读', readAll: '全部标为已读', open: '打开',
  reason: {
    ROUTED: '新的转介', REROUTED: '改派到本台', TRANSFERRED: '转到本台', MOVED: '移交到本台', RETURNED: '退回到本台', REOPENED: '重新办理', ROLE_RAISED: '改为主办', SUPPLEMENTED: '有补充情况',
    OWNER: '本台的期限将到', SUPERVISOR: '台内期限已到', COORD: '有部门超期', AGENCY_ABOVE: '下级部门超期', PROC: '有部门超期', ANSWERED: '有答复', READ: '已阅', SUPPLEMENT_READ: '补充已读',
  } as Readonly<Record<string, string>>,
  due: '期限', owner: '应办单位',
};

export const coordination = {
  title: '协调', tabs: '按原因查看', caption: '等待协调办处理的转介', empty: '没有等待改派的转介', reason: '退回原因', candidates: '可改派的台', look: '看原因和可改派的台', noCandidates: '当地没有这个部门的台。',
  tab: { returned: '退回', NO_DESK: '没有工作台', CONFLICT: '利害冲突', notice: '通知待告知', LAST_RESORT: '三次移交' },
};

export const supervision = {
  title: '督办', board: '各台期限', boardCaption: '每个工作台的期限', desk: '工作台', open: '待办', dueToday: '今天到期', overdue: '已超期', escalated: '已催办', boardEmpty: '没有期限。',
  late: '已超期的事项', lateCaption: '已超期，最早的在前', lateEmpty: '没有超期的事项。', what: '事项', number: '编号', due: '期限', owner: '应办单位', steps: '已催办到',
  unopened: '一小时没有打开的', unopenedCaption: '送达超过一小时还没有打开', unopenedEmpty: '没有。', load: '每人在办', ageCaption: '在办的按时间长短', day: '一天内', week: '一周内', month: '一月内', longer: '更久', loadCaption: '本台每位同事认领的转介', loadEmpty: '还没有人认领。', person: '同事', count: '件数', nobody: '还没有人办',
  unsealings: '查看报告人身份的记录', unsealingsCaption: '谁、何时、为什么查看了报告人身份', unsealingsEmpty: '没有人查看过。', when: '时间', who: '谁', why: '原因',
};

export const handover = {
  title: '交接班', mine: '我在办的', nobody: '还没有人办的', print: '打印交接表', emptyMine: '您名下没有在办的。', emptyNobody: '都有人在办。',
};
