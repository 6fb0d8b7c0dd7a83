import { DESK_AGENCIES, DESK_ROLES, ORGANISATION_TYPES, STAFF_ROLES, type DeskAgency, type DeskRole, type OrganisationType, type StaffRole } from '@referrals/contracts';

/** Types of offices, and agencies of desks, as the workbook says them. */
const OFFICES: Readonly<Record<OrganisationType | DeskAgency, string>> = {
  COURT: '法院', PROC: '检察院', EDU: '教育', PSB: '公安', CIV: '民政', JUS: '司法行政', HLTH: '卫生健康', HRSS: '人力资源社会保障', EMG: '应急管理', FIRE: '消防救援', CAC: '网信', CYL: '共青团',
  WF: '妇联', DPF: '残联', WCO: '未成年人保护委员会', COORD: '未保办', SUPV: '监察', SCHOOL: '学校', KINDERGARTEN: '幼儿园', TRAINING_CENTRE: '校外培训机构', CHILDCARE: '托育机构', HOTEL: '住宿经营者',
  VILLAGE: '村（居）委会', TOWNSHIP: '乡镇（街道）', HOSPITAL: '医疗机构', RPI: '救助保护机构', CWI: '儿童福利机构', NGO: '社会组织',
};
const ROLES: Readonly<Record<StaffRole, string>> = { REPORTER: '报告人', POLICY: '规则管理', AUDITOR: '审计', ADMIN: '系统管理' };
const AT_DESK: Readonly<Record<DeskRole, string>> = { MEMBER: '成员', SUPERVISOR: '负责人' };

/** Of these codes the one that is meant: its word, however its brackets are typed, or the code itself. */
const read = <C extends string>(codes: readonly C[], words: Readonly<Record<C, string>>) => (text: string): C | undefined => {
  const plain = text.normalize('NFKC').trim();
  return codes.find((code) => code === plain.toUpperCase() || words[code].normalize('NFKC') === plain);
};

export const readType = read(ORGANISATION_TYPES, OFFICES);
export const readAgency = read(DESK_AGENCIES, OFFICES);
export const readStaffRole = read(STAFF_ROLES, ROLES);
export const readDeskRole = read(DESK_ROLES, AT_DESK);

export const officeWord = (code: OrganisationType | DeskAgency): string => OFFICES[code];
export const roleWord = (code: StaffRole): string => ROLES[code];
export const deskRoleWord = (code: DeskRole): string => AT_DESK[code];

/** What one cell says of several: 「甲、乙」. */
export const listOf = (text: string): string[] => text.split(/[、,，;；\s]+/).filter((one) => one !== '');
