/** What was filed for the pictures. */
export interface Filed {
  /** Id of the first report. */
  readonly report: string;
  /** Id of its referral at the police. */
  readonly referral: string;
}

/** A page as it is shown in the documents. */
export interface Scene {
  /** Of its files: `<name>-390.png`. */
  readonly name: string;
  readonly path: string | ((filed: Filed) => string);
  /** What stands there once it has come. */
  readonly shows: string;
  /** Demo account of who looks; none: anybody. */
  readonly account?: string;
}

/** Main pages, in the order in which the guide tells of them. */
export const SCENES: readonly Scene[] = [
  { name: 'front', path: '/', shows: '我要报告' },
  { name: 'report', path: '/report', shows: '发生了什么' },
  { name: 'follow-up', path: '/follow-up', shows: '查进展' },
  { name: 'mine', path: '/mine', shows: '我的报告', account: 'teacher.yx' },
  { name: 'journey', path: ({ report }) => `/mine/${report}`, shows: '公安机关', account: 'teacher.yx' },
  { name: 'worklist', path: '/desk', shows: '工作台', account: 'psb.yx' },
  { name: 'referral', path: ({ referral }) => `/desk/r/${referral}`, shows: '报告内容', account: 'psb.yx' },
  { name: 'handover', path: '/desk/handover', shows: '交接', account: 'psb.yx' },
  { name: 'inbox', path: '/inbox', shows: '消息', account: 'psb.yx' },
  { name: 'coordination', path: '/coordination', shows: '协调', account: 'coord.city' },
  { name: 'supervision', path: '/supervision', shows: '督办', account: 'supervisor.psb.yx' },
  { name: 'figures', path: '/figures', shows: '统计', account: 'supervisor.psb.yx' },
  { name: 'children', path: '/children', shows: '您范围内的档案', account: 'civ.yx' },
  { name: 'children-due', path: '/children/due', shows: '按地区看谁落后', account: 'civ.yx' },
  { name: 'policy', path: '/policy', shows: '分派', account: 'policy.city' },
  { name: 'audit', path: '/audit', shows: '报告编号', account: 'auditor.city' },
  { name: 'admin', path: '/admin', shows: '系统管理', account: 'admin' },
  { name: 'admin-organisations', path: '/admin/organisations', shows: '单位', account: 'admin' },
  { name: 'admin-desks', path: '/admin/desks', shows: '工作台', account: 'admin' },
  { name: 'admin-staff', path: '/admin/staff', shows: '人员', account: 'admin' },
  { name: 'admin-import', path: '/admin/import', shows: '导入', account: 'admin' },
  { name: 'admin-events', path: '/admin/events', shows: '转介办理', account: 'admin' },
  { name: 'me', path: '/me', shows: '密码', account: 'civ.yx' },
];
