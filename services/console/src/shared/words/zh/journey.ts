/** What became of a report, as its reporter reads it. */
export const journey = {
  followUp: {
    title: '用编号查进展', intro: '请输入报告时得到的编号和查询码。', number: '编号', code: '查询码', look: '查看进展', other: '查另一份',
    over: '查看时间已到，请重新输入编号和查询码。', saw: '我已看到', thanks: '已告诉办理部门：您看到了答复',
  },
  mine: {
    title: '我的报告', empty: '您还没有报告过。发现孩子可能受到伤害，请立即报告', report: '我要报告', drafts: '没写完的报告', draft: '草稿', refused: '未被接受，请修改', resume: '继续填写',
    answer: '有新的答复', more: '再看一些', messages: (count: number) => count === 0 ? '消息' : `消息（${count} 条未读）`, filed: (day: string) => `${day} 报告`,
  },
  one: {
    title: '办理进展', number: (number: string) => `编号 ${number}`, stage: '现在', agencies: '各部门', answers: '答复', noAnswers: '各部门还没有答复', history: '经过', filedAt: '您提交了报告',
    answered: (agency: string) => `${agency}答复`, supplemented: '您补充了情况', own: '我报告的内容', since: (when: string) => `${when} 起`, seenAt: (when: string) => `您于 ${when} 看到`,
    unread: '您补充的情况还没有看', slow: '长时间没有进展怎么办', slowText: '可以补充情况催办，也可以拨打检察服务热线。', call12309: '拨打 12309', owed: (when: string) => `应当在 ${when} 前办`,
  },
  supplement: { open: '补充情况', title: '补充情况', text: '还想说什么', danger: '孩子现在有危险吗', send: '提交补充', sent: '补充的情况已送到各部门', needed: '请写一句话', refused: '没有送出，写的内容还在，请再试一次', notTaken: '您补充的情况没有被接受，请修改。' },
  messages: { title: '消息', empty: '没有消息', allRead: '全部标为已读', unread: '未读', about: (number: string) => `编号 ${number}` },
};
