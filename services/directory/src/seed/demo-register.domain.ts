import type { Agency } from '@referrals/contracts';
import { agenciesOf, DEMO_AREAS, DEMO_OFFICES, DEMO_STATION, type DemoArea } from './demo-areas.js';
import { besideReferrals } from './demo-beside-referrals.js';
import type { DemoDesk, DemoOrganisation, DemoRegister, DemoStaff } from './demo-records.js';

const SUPERVISED: readonly Agency[] = ['PSB', 'EDU', 'CIV'];
const SECOND_MEMBERS = ['psb.yx', 'civ.yx', 'edu.yx'];

function placeOf(agency: Agency, area: DemoArea): { name: string; code: string; jurisdiction: string } {
  if (agency === 'TOWNSHIP' && area.township) return { ...area.township, jurisdiction: area.township.code };
  if (agency === 'VILLAGE' && area.village) return { ...area.village, jurisdiction: area.village.code };
  return { name: area.name, code: area.division, jurisdiction: area.jurisdiction };
}

function officesOf(area: DemoArea): DemoRegister {
  const organisations: DemoOrganisation[] = [];
  const desks: DemoDesk[] = [];
  const staff: DemoStaff[] = [];
  for (const agency of agenciesOf(area)) {
    const { office, person, type } = DEMO_OFFICES[agency];
    const place = placeOf(agency, area);
    const code = `${agency.toLowerCase()}.${area.key}`;
    const name = `${place.name}${office}（演示）`;
    const above = area.key === 'city' || agency === 'TOWNSHIP' || agency === 'VILLAGE' ? {} : { backupDesk: `${agency.toLowerCase()}.city` };
    organisations.push({ key: code, name, type, division: place.code });
    desks.push({ code, name, agency, organisation: code, jurisdiction: place.jurisdiction, ...above });
    staff.push({ account: code, name: `演示${person}01`, organisation: code, desk: { code, role: 'MEMBER' }, roles: [] });
    if (SECOND_MEMBERS.includes(code)) {
      staff.push({ account: code.replace('.', '2.'), name: `演示${person}02`, organisation: code, desk: { code, role: 'MEMBER' }, roles: [] });
    }
    if (SUPERVISED.includes(agency)) {
      staff.push({ account: `supervisor.${code}`, name: `演示${person}负责人`, organisation: code, desk: { code, role: 'SUPERVISOR' }, roles: [] });
    }
  }
  return { organisations, desks, staff };
}

const others: DemoRegister = {
  organisations: [
    { key: 'psb-pcs.yx', name: `攸县公安局${DEMO_STATION.name}派出所（演示）`, type: 'PSB', division: DEMO_STATION.code },
    { key: 'school.yx', name: '攸县演示中学', type: 'SCHOOL', division: '430223103', supervisingDesk: 'edu.yx' },
    { key: 'school.city', name: '株洲市演示市直中学', type: 'SCHOOL', division: '430203', supervisingDesk: 'edu.city' },
    { key: 'hospital.ls', name: '芦淞区演示医院', type: 'HOSPITAL', division: '430203', supervisingDesk: 'hlth.ls' },
  ],
  desks: [{
    code: 'psb-pcs.yx', name: `攸县公安局${DEMO_STATION.name}派出所（演示）`, agency: 'PSB', organisation: 'psb-pcs.yx',
    jurisdiction: DEMO_STATION.code, backupDesk: 'psb.yx',
  }],
  staff: [
    { account: 'psb-pcs.yx', name: '演示派出所民警01', organisation: 'psb-pcs.yx', desk: { code: 'psb-pcs.yx', role: 'MEMBER' }, roles: [] },
    { account: 'teacher.yx', name: '演示教师01', organisation: 'school.yx', roles: ['REPORTER'] },
    { account: 'teacher2.yx', name: '演示教师02', organisation: 'school.yx', roles: ['REPORTER'] },
    { account: 'director.yx', name: '演示村儿童主任01', organisation: 'village.yx', roles: ['REPORTER'] },
    { account: 'doctor.ls', name: '演示医生01', organisation: 'hospital.ls', roles: ['REPORTER'] },
    { account: 'policy.city', name: '演示规则管理员', organisation: 'coord.city', roles: ['POLICY'] },
    { account: 'auditor.city', name: '演示审计员', organisation: 'coord.city', roles: ['AUDITOR'] },
    { account: 'admin', name: '演示管理员', organisation: 'coord.city', roles: ['ADMIN'] },
  ],
};

/** The whole demonstration: one desk of every agency in each area, with an account of the same name; further people and units. */
export function demoRegister(): DemoRegister {
  const parts = [...DEMO_AREAS.map(officesOf), others, besideReferrals];
  return {
    organisations: parts.flatMap((part) => part.organisations),
    desks: parts.flatMap((part) => part.desks),
    staff: parts.flatMap((part) => part.staff),
  };
}
