/** What can be done about children, as its button says it; a second sentence where one is needed. */
export const childActions = {
  correct: '改正', end: '销档', endMeans: '销档后不再联系和走访，内容保留。', reopen: '恢复建档', reveal: '查看完整号码', revealMeans: '会记录谁、什么时候、为什么查看。', recuse: '我要回避', recuseMeans: '您将看不到这个孩子的档案，由乡镇负责。',
  proposeCategory: '增加类别', category: { confirm: '确认类别', refuse: '不予认定', end: '终止类别', 'confirm-end': '确认终止', keep: '保留类别' }, addFactor: '增加关注因素', endFactor: '终止因素', assess: '上调等级', assessMeans: '只能上调，最长 6 个月。',
  addGuardian: '登记监护人', endGuardian: '不再是监护人', addFact: '登记父母情况', endFact: '情况已结束', addCaregiver: '登记照护人', endCaregiver: '不再照护', addAway: '登记暂离', back: '已经回来', confirmAway: '确认暂离', delegate: '登记委托照护',
  delegation: { doubt: '提出存疑', 'tell-parents': '告知父母', help: '给予帮助', clear: '消除存疑', reselect: '另选被委托人', end: '终止委托' },
  record: '登记联系或走访', confirmAct: '确认补录', voidAct: '作废', findProblem: '登记问题',
  problem: { plan: '定方案', 'hand-over': '移交', do: '登记解决', close: '核实关闭', 'not-solved': '没有解决', 'no-problem': '不是问题' },
  help: '登记帮扶', note: '写工作日志', plan: '制定方案', askSchool: '问学校', move: '申请转接', moveMeans: '对方接收前仍由原处负责。',
  moves: { accept: '接收', refuse: '不接收', settle: '裁定', withdraw: '撤回', proof: '登记回执', 'came-back': '对方没有接收' }, settle: { ACCEPTED: '应当转接', KEPT: '留在原地' },
  candidate: { assign: '分派', return: '退回县里', conclude: '给出结论', reopen: '重新核查' }, tell: '登记线索', openFor: '为这个孩子建档', onFile: '已在档',
  different: '不是同一个孩子', unlink: '拆开', unlinkMeans: '两份档案恢复原样，没有内容丢失。', planCampaign: '新建排查', campaign: { start: '开始', close: '结束' }, part: { submit: '提交', 'send-back': '退回' }, draw: '抽取', drawMeans: '种子由系统随机产生并记录，谁也改不了名单。',
  item: { pass: '登记结果', find: '登记结果', correct: '登记整改', confirm: '确认整改', 'send-back': '还没改好' }, itemResult: { OK: '属实', FINDING: '有问题' },
  makePost: '增设岗位', appoint: '任命', deputy: '指定代理', endDeputy: '结束代理', evaluate: '考核', closePost: '撤销岗位', appointment: { end: '离任', receive: '接收交接清单', 'give-account': '登记账号', 'check-record': '登记记录查询' },
  planCourse: '新建培训', course: { hold: '已举办', attend: '登记参加', lock: '归档' }, apply: '导入', discard: '放弃', decide: '判断', export: '导出', entered: '已录入省系统',
};
