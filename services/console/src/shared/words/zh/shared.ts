import { codes } from './codes';
import { referral } from './referral';

/** What both programs say. */
export const shared = {
  ...codes,
  referral,
  locale: 'zh-CN',
  comma: '、',
  name: '童护联转',
  other: '其他',
  skip: '跳到正文',
  loading: '正在打开……',
  retry: '重试',
  reopen: '重新打开',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  signIn: '登录',
  signOut: '退出',
  language: 'English',
  urgent: '孩子现在有危险？',
  call110: '拨打 110',
  notFound: '没有找到，或您无权查看',
  failed: '这一页没能打开，请重新打开。',
  newVersion: '系统刚刚更新，正在重新打开……',
  needsHttps: '此地址不是 https，浏览器不允许登录和保存草稿。请改用 https 地址打开。',
  noConnection: '网络连接不上，请检查网络后重试。',
  noAnswer: '服务器没有应答，请稍后重试。',
  arriving: '内容正在送达……',
  repeatsIn: (seconds: number) => `${seconds} 秒后自动重试`,
  dueIn: (span: string) => `还有 ${span}`,
  overdueBy: (span: string) => `已超 ${span}`,
};
