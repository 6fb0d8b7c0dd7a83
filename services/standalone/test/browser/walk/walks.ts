/** Every page of both programs with who opens it. A page that is missing here is told by `every-page-is-walked.unit.spec.ts`. */
import { VILLAGE, type RegistryScene } from '../scenes/registry-scene.js';
import type { Stop } from './stop.js';

export interface DeskScene {
  /** A referral that was taken on and decided, at the desk of the police. */
  readonly referral: string;
  readonly report: string;
  readonly desk: string;
  readonly duty: string;
}

const POLICE = 'psb.yx';
const atReferral = ({ referral }: DeskScene): string => `/desk/r/${referral}`;
const printed = (form: string) => ({ referral }: DeskScene): string => `/print/${form}/${referral}`;

export const AT_DESK: readonly Stop<DeskScene>[] = [
  { page: '/desk', by: 'supervisor.psb.yx', shows: '工作台' },
  { page: '/desk/r/$id', by: 'supervisor.psb.yx', at: atReferral, shows: '报告内容' },
  { page: '/inbox', by: 'supervisor.psb.yx', shows: '消息' },
  { page: '/desk/handover', by: 'supervisor.psb.yx', shows: '交接' },
  { page: '/supervision', by: 'supervisor.psb.yx', shows: '督办' },
  { page: '/figures', by: 'supervisor.psb.yx', shows: '统计' },
  { page: '/print/$form/$id', by: 'supervisor.psb.yx', at: ({ report, duty }) => `/print/supervision-notice/${report}.${duty}`, shows: '督办通知单' },
  { page: '/print/$form/$id', by: 'supervisor.psb.yx', at: ({ report, duty }) => `/print/extension-approval/${report}.${duty}`, shows: '时限延长审批表' },
  { page: '/print/$form/$id', by: POLICE, at: printed('police-receipt'), shows: '受案回执' },
  { page: '/print/$form/$id', by: POLICE, at: printed('answer'), shows: '反馈函' },
  { page: '/print/$form/$id', by: POLICE, at: printed('transfer'), shows: '移送函' },
  { page: '/print/$form/$id', by: POLICE, at: printed('flow'), shows: '案件流转单' },
  { page: '/print/$form/$id', by: POLICE, at: ({ desk }) => `/print/handover/${desk}`, shows: '值班交接表' },
  { page: '/print/$form/$id', by: 'teacher.yx', at: ({ report }) => `/print/receipt/${report}`, shows: '报告回执' },
  { page: '/coordination', by: 'coord.yx', shows: '协调' },
];

const COUNTY = 'civ.yx';
/** Reads who looked, too. */
const HEAD = 'supervisor.civ.yx';

export const IN_REGISTRY: readonly Stop<RegistryScene>[] = [
  { page: '/children/$id', by: 'township.yx', at: ({ child }) => `/children/${child}`, shows: '孩子情况平稳' },
  { page: '/children/new', by: 'township.yx', shows: '建档' },
  { page: '/children/$id', by: HEAD, at: ({ child }) => `/children/${child}`, shows: '查看记录' },
  { page: '/children', by: COUNTY, shows: '您范围内的档案' },
  { page: '/children/due', by: COUNTY, shows: '按地区看谁落后' },
  { page: '/children/candidates', by: COUNTY, shows: '测试·线索丙' },
  { page: '/children/candidates/$id', by: COUNTY, at: ({ lead }) => `/children/candidates/${lead}`, shows: '低保家庭，父母外出' },
  { page: '/children/moves', by: COUNTY, shows: '随祖父母搬家' },
  { page: '/children/duplicates', by: COUNTY, shows: '测试·双丁' },
  { page: '/children/duplicates/$id', by: COUNTY, at: ({ pair }) => `/children/duplicates/${pair}`, shows: '档案甲' },
  { page: '/children/campaigns', by: COUNTY, shows: '冬季摸底排查' },
  { page: '/children/campaigns/$id', by: COUNTY, at: ({ campaign }) => `/children/campaigns/${campaign}`, shows: '各村情况' },
  { page: '/children/campaigns/$id/$code', by: COUNTY, at: ({ campaign }) => `/children/campaigns/${campaign}/${VILLAGE}`, shows: '本村在档的孩子' },
  { page: '/children/spot-checks', by: COUNTY, shows: '半年抽查' },
  { page: '/children/spot-checks/$id', by: COUNTY, at: ({ spotCheck }) => `/children/spot-checks/${spotCheck}`, shows: '抽中的档案' },
  { page: '/children/posts', by: COUNTY, shows: '岗位与任职' },
  { page: '/children/posts/$id', by: COUNTY, at: ({ post }) => `/children/posts/${post}`, shows: '任职经过' },
  { page: '/children/training', by: COUNTY, shows: '儿童主任业务培训' },
  { page: '/children/training/$id', by: COUNTY, at: ({ course }) => `/children/training/${course}`, shows: '参加情况' },
  { page: '/children/figures', by: COUNTY, shows: '看什么' },
  { page: '/children/imports', by: COUNTY, shows: '表格文件' },
  { page: '/children/print/$form/$id', by: COUNTY, at: ({ child }) => `/children/print/file/${child}`, shows: '儿童信息登记表' },
  { page: '/children/granted', by: 'edu.yx', shows: '最先到期的在前' },
  { page: '/children/granted/$id', by: 'edu.yx', at: ({ granted }) => `/children/granted/${granted}`, shows: '测试·童甲' },
  { page: '/children/school', by: 'school.yx', shows: '本校需要关爱的学生' },
];

export interface AdministrationScene { readonly desk: string }

const ADMIN = 'admin';
const AUDITOR = 'auditor.city';
const RULES = 'policy.city';

export const BY_ADMINISTRATION: readonly Stop<AdministrationScene>[] = [
  { page: '/admin', by: ADMIN, shows: '系统管理' },
  { page: '/admin/organisations', by: ADMIN, shows: '单位', find: '民政' },
  { page: '/admin/desks', by: ADMIN, shows: '工作台', find: '民政' },
  { page: '/admin/desks/$id', by: ADMIN, at: ({ desk }) => `/admin/desks/${desk}`, shows: '成员' },
  { page: '/admin/staff', by: ADMIN, shows: '人员', find: '民政' },
  { page: '/admin/divisions', by: ADMIN, shows: '区划', find: '攸县' },
  { page: '/admin/import', by: ADMIN, shows: '导入' },
  { page: '/admin/events', by: ADMIN, shows: '转介办理' },
  { page: '/policy', by: RULES, shows: '分派' },
  { page: '/me', by: RULES, shows: '密码' },
  { page: '/audit', by: AUDITOR, shows: '报告编号' },
];

/** Pages that hold something only on the way to them: a spec calls `lookAt` where it comes by. */
export const ON_THE_WAY = ['/report', '/report/child', '/report/place', '/report/check', '/report/sent', '/children/imports/$id'] as const;
export type OnTheWay = (typeof ON_THE_WAY)[number];

export const FRONT: readonly Stop[] = [{ page: '/', shows: '我要报告' }, { page: '/follow-up', shows: '查看进展' }];

export interface OwnScene { readonly report: string }

const REPORTER = 'director.yx';

export const OWN: readonly Stop<OwnScene>[] = [
  { page: '/mine', by: REPORTER, shows: '我的报告' },
  { page: '/mine/messages', by: REPORTER, shows: '消息' },
  { page: '/mine/:id', by: REPORTER, at: ({ report }) => `/mine/${report}`, shows: '经过' },
];

export interface MonthScene { readonly child: string; readonly household: string }

const DIRECTOR = 'director3.yx';

export const MONTH: readonly Stop<MonthScene>[] = [
  { page: '/field', by: DIRECTOR, shows: '还要联系' },
  { page: '/field/visit/:household', by: DIRECTOR, at: ({ household }) => `/field/visit/${household}`, shows: '保存' },
  { page: '/field/child/:child', by: DIRECTOR, at: ({ child }) => `/field/child/${child}`, shows: '委托照护' },
];

/** All of them by name; each is walked by one spec. */
export const WALKS: Readonly<Record<string, readonly { readonly page: string }[]>> = { AT_DESK, IN_REGISTRY, BY_ADMINISTRATION, FRONT, OWN, MONTH };
