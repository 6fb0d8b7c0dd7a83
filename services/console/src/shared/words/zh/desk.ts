/** What the desk's program says. One part a page. */
export const desk = {
  children: '儿童档案',
  layout: {
    navigation: '主导航', me: '我的账号', theme: { light: '浅色', dark: '深色', label: '切换到' }, locked: '屏幕已锁定', lockedText: '一段时间没有操作，内容已收起。', unlock: '重新登录',
    noDesk: '没有工作台', menu: '页面',
  },
  groups: { work: '办理', oversight: '监督', administration: '管理', own: '我的' },
  start: { title: '工作台', hello: (name: string) => `${name}，您好`, desks: '您的工作台', noDesks: '您还不在任何工作台。请联系本单位的系统管理员。', agency: '部门', role: '身份', place: '管辖', name: '名称' },
  table: { more: '再看 50 条', rows: (count: number) => `共 ${count} 条` },
  form: { missing: '请填写', required: '必填', leave: '填写的内容还没有提交，确定离开吗？', refused: '有内容需要修改，请看标出的地方。' },
  move: {
    working: '正在提交……', changed: '刚才已有变化，请看过再决定。您填写的内容还在。',
    changedBy: (who: string, action: string, when: string) => `刚才 ${who} 已${action}（${when}），请看过再决定`,
  },
  filters: { clear: '清除筛选', all: '全部' },
};
