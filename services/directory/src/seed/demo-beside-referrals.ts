import type { DemoRegister, DemoStaff } from './demo-records.js';

/** A village committee without a desk: reports of it go where they went before. Villages are real, who answers for their children is invented. */
const VILLAGES = [
  { account: 'director2.yx', code: '430223103214', name: '盘塘村' },
  { account: 'director3.yx', code: '430223103221', name: '竹泉村' },
  { account: 'director4.yx', code: '430223106201', name: '罗家坪村' },
  { account: 'director2.ls', code: '430203100237', name: '双福村' },
  { account: 'director3.ls', code: '430203100238', name: '岭水村' },
] as const;

const director = (account: string, organisation: string): DemoStaff => ({ account, name: `演示村儿童主任 ${account}`, organisation, roles: ['REPORTER'] });

/** Above the county's desks for children: the township's head, and who keeps the county's files. */
const above = (area: 'yx' | 'ls'): DemoStaff[] => [
  { account: `supervisor.township.${area}`, name: '演示乡镇分管负责人', organisation: `township.${area}`, desk: { code: `township.${area}`, role: 'SUPERVISOR' }, roles: [] },
  { account: `clerk.civ.${area}`, name: '演示县级儿童工作专干', organisation: `civ.${area}`, desk: { code: `civ.${area}`, role: 'MEMBER', functions: ['CLERK'] }, roles: [] },
];

/** What the demonstration has beside the agencies that hold referrals: desks that receive none, and who answers for the children of a village. */
export const besideReferrals: DemoRegister = {
  organisations: [
    ...VILLAGES.map(({ account, code, name }) => ({ key: `village of ${account}`, name: `${name}村民委员会（演示）`, type: 'VILLAGE' as const, division: code })),
    { key: 'cwi.city', name: '株洲市演示儿童福利院', type: 'CWI', division: '430203' },
    { key: 'ngo.yx', name: '攸县演示社会工作服务中心', type: 'NGO', division: '430223' },
  ],
  desks: [
    { code: 'school.yx', name: '攸县演示中学', agency: 'SCHOOL', organisation: 'school.yx', jurisdiction: '430223103' },
    { code: 'school.city', name: '株洲市演示市直中学', agency: 'SCHOOL', organisation: 'school.city', jurisdiction: '430203' },
    { code: 'cwi.city', name: '株洲市演示儿童福利院', agency: 'CWI', organisation: 'cwi.city', jurisdiction: '4302' },
    { code: 'ngo.yx', name: '攸县演示社会工作服务中心', agency: 'NGO', organisation: 'ngo.yx', jurisdiction: '430223' },
  ],
  staff: [
    director('director.ls', 'village.ls'), ...VILLAGES.map(({ account }) => director(account, `village of ${account}`)),
    ...above('yx'), ...above('ls'),
    { account: 'school.yx', name: '演示学校专干01', organisation: 'school.yx', desk: { code: 'school.yx', role: 'MEMBER', functions: ['CLERK'] }, roles: [] },
    { account: 'supervisor.school.yx', name: '演示校长01', organisation: 'school.yx', desk: { code: 'school.yx', role: 'SUPERVISOR' }, roles: [] },
    { account: 'school.city', name: '演示学校专干02', organisation: 'school.city', desk: { code: 'school.city', role: 'MEMBER', functions: ['CLERK'] }, roles: [] },
    { account: 'cwi.city', name: '演示福利院干部01', organisation: 'cwi.city', desk: { code: 'cwi.city', role: 'MEMBER' }, roles: [] },
    { account: 'ngo.yx', name: '演示社工01', organisation: 'ngo.yx', desk: { code: 'ngo.yx', role: 'MEMBER' }, roles: [] },
  ],
};
