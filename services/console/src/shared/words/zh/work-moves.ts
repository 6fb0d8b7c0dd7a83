/** What the drawers of moves ask. */
export const moves = {
  verb: { acknowledge: '签收', decide: '登记', conclude: '办结', return: '退回', reroute: '改派', transfer: '转出', reopen: '重新办理', claim: '我来办', unclaim: '放下', recuse: '确认回避', release: '解除', open: '已阅', add: '增加', given: '登记', guardians: '登记', unseal: '查看', extend: '延长', pause: '暂停', resume: '恢复', waive: '免除' },
  registered: '登记号（受案号等）', at: '时间（不填为现在）', code: '决定', toAgency: '转给哪个部门', proof: '对方接收的凭证', text: '告知报告人的话', textHint: '不填则用系统的一般说法。不要写孩子和他人的姓名。', note: '内部说明（报告人看不到）', number: '文书号',
  numberHint: '这项决定有文书，请填写文书号',
  reads: '报告人将看到', readsNothing: '报告人不会看到这项决定。', withhold: '暂缓告知的原因', withholdHint: '因侦查需要暂不告诉报告人时填写', reason: '原因', reasonNote: '说明', agency: '部门', desk: '工作台', noDesk: '没有可选的工作台，请先选部门或联系协调办。', anyDesk: '由系统按地区确定',
  role: '身份', site: '依据的地点', method: '告知方式', givenAt: '告知时间', unreachable: '联系经过', told: '是否告知监护人', tell: { YES: '告知', NO: '不告知' }, how: '怎样告知', ways: { PHONE: '电话', IN_PERSON: '当面', LETTER: '信函' }, abuse: '是否已排查监护人侵害', abuseChecked: { YES: '已排查', NO: '没有' },
  authority: '批准文书号', until: '暂停到', extension: '延长种类', pauseReason: { WAITING_FOR_OTHERS: '等待其他部门', CHILD_ABROAD: '孩子在境外', FORCE_MAJEURE: '不可抗力', OTHER: '其他' }, waiveReason: { NOT_NEEDED: '不再需要', DONE_ELSEWHERE: '已由他处完成', OTHER: '其他' },
  unsealed: '报告人身份', unsealedText: '已记录您看过。离开本页后不再显示。', outside: '对方不在系统内时不填，但须有接收凭证',
};
