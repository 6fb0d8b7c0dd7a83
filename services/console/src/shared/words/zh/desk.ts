/** What the desk's program says. One part a page. */
export const desk = {
  children: '儿童档案',
  layout: {
    navigation: '主导航', me: '我的账号', theme: { light: '浅色', dark: '深色', label: '切换到' }, locked: '屏幕已锁定', lockedText: '一段时间没有操作，内容已收起。', unlock: '重新登录',
    noDesk: '没有工作台', menu: '页面',
    unsent: '锁定前填写的内容还在：重新打开同一个表单，就可以接着填写。',
  },
  groups: { work: '办理', oversight: '监督', administration: '管理', own: '我的' },
  start: { title: '工作台', hello: (name: string) => `${name}，您好`, noDesks: '您还不在任何工作台。如需办理转介，请联系本单位的系统管理员。', mine: '我的报告' },
  table: { more: '再看 50 条', rows: (count: number) => `共 ${count} 条` },
  form: { missing: '请填写', required: '必填', choose: '请选择', none: '不填', unknown: '不清楚', yesNo: { YES: '是', NO: '否' }, sure: '确定要这样做吗？', noAccount: '没有这个账号，或不在您的地区。',
    place: { 4: '选择市（州）', 6: '选择县（市、区）', 9: '选择乡镇（街道）', 12: '选择村（社区）' } as Readonly<Record<4 | 6 | 9 | 12, string>>,
     leave: '填写的内容还没有提交，确定离开吗？', refused: '有内容需要修改，请看标出的地方。' },
  move: {
    working: '正在提交……', changed: '刚才已有变化，请看过再决定。您填写的内容还在。',
    kept: '您填写的内容还在。', somebody: '有人',
    happened: {
      routed: '分派', opened: '打开', acknowledged: '签收', decided: '登记进展', concluded: '办结', returned: '退回', rerouted: '改派', transferred: '转出', moved: '移交', reopened: '重新办理',
      merged: '并入', claimed: '认领', unclaimed: '放下', recused: '回避', released: '解除暂缓告知', supplemented: '补充', read: '阅读', 'fed-back': '反馈', 'role-raised': '改为主办',
    } as Readonly<Record<string, string>>,
    changedBy: (who: string, action: string, when: string) => `刚才 ${who} 已${action}（${when}），请看过再决定`,
  },
  keyboard: {
    title: '快捷键', on: '使用快捷键',
    keys: { '/': '搜索', j: '下一行', k: '上一行', Enter: '打开', a: '主要操作', 'g w': '工作台', 'g i': '消息', '?': '快捷键说明' } as Readonly<Record<string, string>>,
  },
  live: { arrived: (count: number) => `新到 ${count} 件` },
  bell: { title: '有新到', came: '有新到，请登录查看', turnOn: '有新到时响铃', on: '有新到时会响铃。', refused: '浏览器不允许响铃，请检查声音设置。' },
  filters: { title: '筛选', clear: '清除筛选', all: '全部' },
};
