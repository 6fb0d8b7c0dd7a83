import type { Because, Claimed, DutyAction, DutyState, GivenMethod, ReferralAction, ReferralRole, ReferralState, ReportState, ReturnReason, Site } from '../../codes';

/** What a referral is and does, as the desk reads it. */
export const referral = {
  state: {
    routed: '新到', opened: '已打开', acknowledged: '已签收', accepted: '办理中', concluded: '已办结，待反馈', fed_back: '已反馈', returned: '已退回，待改派', ended: '已阅', merged: '已并入',
  } satisfies Record<ReferralState, string>,
  /** The same, as the reporter reads it. */
  stateTold: {
    routed: '已送达，还没有打开', opened: '已打开', acknowledged: '已签收', accepted: '正在办理', concluded: '已办结', fed_back: '结果已告知', returned: '正在重新分派', ended: '已备案', merged: '已并入其他办理',
  } satisfies Record<ReferralState, string>,
  reportState: {
    filed: '已收到，正在分派', routed: '已送到各部门', in_handling: '各部门正在办理', concluded: '各部门都已办结', closed: '全部办结，结果已告知您',
  } satisfies Record<ReportState, string>,
  role: { LEAD: '主办', SUPPORT: '协办', NOTICE: '知悉' } satisfies Record<ReferralRole, string>,
  roleTold: { LEAD: '主要办理', SUPPORT: '配合办理', NOTICE: '已备案' } satisfies Record<ReferralRole, string>,
  because: {
    LONGEST_PREFIX: '按地区分派', SUPERVISOR: '按主管关系', NO_DESK: '当地没有对应的台', CONFLICT: '有利害关系已避开', CHOSEN: '协调办指定', LAST_RESORT: '最后接收单位',
  } satisfies Record<Because, string>,
  site: { NOW: '孩子现在所在地', HARM: '事发地', RESIDENCE: '居住地', SCHOOL: '学校主管', UNIT: '报告单位主管' } satisfies Record<Site, string>,
  claimed: { NOBODY: '还没有人办', ME: '我在办', OTHER: '同事在办' } satisfies Record<Claimed, string>,
  action: {
    open: '打开', acknowledge: '签收', decide: '登记进展', conclude: '办结', return: '退回协调办', reroute: '改派', transfer: '转给本部门其他台', reopen: '重新办理',
    claim: '我来办', unclaim: '放下', recuse: '我要回避', release: '解除暂缓告知',
  } satisfies Record<ReferralAction, string>,
  /** What stands under the button, or in its question. */
  actionMeans: {
    open: '打开内容即视为打开，会记录', acknowledge: '表示本单位已接手，报告人会看到「已签收」', decide: '登记一项决定，继续办理', conclude: '登记最后结果，报告人会得到答复',
    return: '由协调办重新分派，期限照常计算；须选原因', reroute: '协调办指定接收的台', transfer: '转出后本台只能看到自己做过的', reopen: '原结论保留，须写原因',
    claim: '同事会看到您在办', unclaim: '交回台里', recuse: '您将看不到本案，台里其他人继续；不能撤回', release: '现在告诉报告人',
  } satisfies Record<ReferralAction, string>,
  /** Moves the item does not list among its own. */
  move: { add: '增加部门', withhold: '暂缓告知', given: '登记告知方式', receipt: '我已看到', supplement: '补充情况', guardiansTold: '监护人告知决定', unseal: '查看报告人身份' },
  moveMeans: {
    add: '让另一部门也办理', withhold: '因侦查需要暂不告诉（仅公安，须写原因）', guardiansTold: '告知或不告知都要写原因；有嫌疑时系统会拒绝',
    unseal: '须写原因；监督人和审计会看到是谁、何时、为什么',
  },
  given: { PHONE: '电话', IN_PERSON: '当面', LETTER: '信函', AVAILABLE_UNREAD: '已放入系统未读', UNREACHABLE: '联系不上' } satisfies Record<GivenMethod, string>,
  returnReason: { NOT_HERE: '不在本地', NOT_OUR_FIELD: '不属本部门职责', OTHER_DESK: '应由其他台办理', TOO_LITTLE: '情况太少无法办理', CONFLICT: '有利害关系', OTHER: '其他原因' } satisfies Record<ReturnReason, string>,
  duty: { OPEN: '待办', PAUSED: '已暂停计时', MET: '已按时完成', MET_LATE: '已完成，超期', VOID: '不再需要' } satisfies Record<DutyState, string>,
  dutyAction: { extend: '延长', pause: '暂停计时', resume: '恢复计时', waive: '免除' } satisfies Record<DutyAction, string>,
};
