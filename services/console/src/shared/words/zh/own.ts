/** What the page of one's own account says. */
export const own = {
  title: '我的账号', account: '账号', name: '姓名', organisation: '单位', roles: '身份', desks: '我的工作台', noDesks: '您还不在任何工作台', deskRole: '台内身份', desk: '工作台',
  password: '修改密码', current: '原密码', fresh: '新密码', again: '再输入一次新密码', passwordHint: '至少 12 个字，不要用账号、年份或键盘顺序。改好后所有设备都要重新登录。', differ: '两次输入的新密码不一样', change: '修改密码并重新登录',
  look: '显示', size: '字号', sizes: { normal: '标准', large: '大字' }, theme: '颜色', themes: { light: '浅色', dark: '深色' }, keys: '键盘',
  keyList: { search: '查找', rows: '下一行、上一行', open: '打开这一行', main: '主要操作', worklist: '回到工作台', help: '全部快捷键' },
  sessions: '登录', everywhere: '在所有设备上退出', everywhereMeans: '手机和其他电脑上的登录也立即结束。手机丢了、密码可能被人知道时请用。', everywhereConfirm: '所有设备上的登录都会结束，确定吗？', kept: '这些设置保存在这台设备上。',
  devices: '用 PIN 保持登录的手机', devicesMean: '手机丢了、换了，请在这里结束：它的 PIN 立即失效。', noDevices: '没有用 PIN 保持登录的手机', since: '开始', lastSeen: '最近打开', neverSeen: '还没有打开过', until: '到期', end: '结束',
};
