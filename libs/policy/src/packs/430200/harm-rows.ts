import type { Row } from '../../routing/routing-pack.js';
import { lead, notice, support } from './consequence.js';

/** Rows 1–22: what harm itself calls for, at home, at school, in a family that fails. */
export const harmRows: readonly Row[] = [
  { no: 1, zh: '属于应当报告的侵害', when: 'reportable', then: [lead('PSB')], source: '意见 2; MPL 11' },
  { no: 2, zh: '应当报告的侵害，民政配合保护', when: 'reportable', then: [support('CIV')], source: 'MPL 11, 97; SEED 7' },
  {
    no: 3, zh: '应当报告的侵害，涉及学校或在校年龄', when: { all: ['reportable', { any: ['schoolSide', 'schoolAge'] }] },
    then: [support('EDU')], source: 'MPL 11; SEED 7',
  },
  { no: 4, zh: '教育机构报告，报主管教育部门备案', when: { all: ['reportable', 'educationReporter', 'openly'] }, then: [notice('EDU')], source: '意见 5' },
  {
    no: 5, zh: '医疗、托育机构报告，报主管卫健部门备案', when: { all: ['reportable', { reporter: ['HOSPITAL', 'CHILDCARE'] }, 'openly'] },
    then: [notice('HLTH', { aloneAt: 'UNIT' })], source: '意见 5',
  },
  {
    no: 6, zh: '村（居）委会报告，报乡镇（街道）备案', when: { all: ['reportable', { reporter: ['VILLAGE'] }, 'openly'] },
    then: [notice('TOWNSHIP')], source: '意见 5',
  },
  {
    no: 7, zh: '福利救助机构、乡镇报告，报民政备案', when: { all: ['reportable', { reporter: ['WELFARE_INSTITUTION', 'TOWNSHIP'] }, 'openly'] },
    then: [notice('CIV')], source: '意见 5',
  },
  { no: 8, zh: '涉性侵害', when: 'sexual', then: [notice('PROC'), notice('WF')], source: '意见 18; design' },
  {
    no: 9, zh: '教育、托育机构发现性侵害或严重欺凌',
    when: { all: [{ any: ['sexual', { concern: ['SERIOUS_BULLYING'] }] }, { any: ['educationReporter', { reporter: ['CHILDCARE'] }] }] },
    then: [lead('EDU')], source: 'MPL 39–41; 学前教育法 52',
  },
  {
    no: 10, zh: '教职员工涉嫌侵害，或体罚', when: { any: [{ suspect: ['STAFF'] }, { concern: ['CORPORAL_PUNISHMENT'] }] },
    then: [lead('EDU')], source: 'MPL 27, 62; 学前教育法 44',
  },
  { no: 11, zh: '家庭暴力', when: { concern: ['DOMESTIC_VIOLENCE'] }, then: [support('WF')], source: 'ADV 14, 15, 23' },
  { no: 12, zh: '无人照料', when: 'uncared', then: [lead('CIV'), lead('PSB'), support('RPI')], source: 'MPL 92; 24号 11, 15' },
  {
    no: 13, zh: '监护人暂时无法履行监护', when: { concern: ['GUARDIAN_INCAPACITATED'] },
    then: [lead('CIV'), support('VILLAGE')], source: '民发〔2021〕5号; CC 34',
  },
  { no: 14, zh: '来源不明、失踪或被拐', when: { situation: ['MR07'] }, then: [support('RPI'), notice('PROC')], source: 'MPL 11; 24号 11' },
  {
    no: 15, zh: '被组织乞讨、乞讨或离家出走', when: { any: [{ situation: ['MR08'] }, { concern: ['BEGGING', 'RUNAWAY'] }] },
    then: [lead('PSB'), support('CIV'), support('RPI')], source: '预防未成年人犯罪法 35, 36',
  },
  {
    no: 16, zh: '应当报告的侵害，嫌疑人为监护人或同住者', when: { all: ['reportable', 'suspectAtHome'] },
    then: [support('RPI'), notice('PROC')], source: 'CC 36; 24号',
  },
  {
    no: 17, zh: '监护失当情节轻微', when: { all: [{ concern: ['NEGLECT_MILD'] }, { not: 'villageTold' }] },
    then: [lead('VILLAGE'), notice('TOWNSHIP'), notice('CIV'), notice('WF')], source: 'SEED 5; MPL 118',
  },
  {
    no: 18, zh: '监护失当情节轻微，不由村（居）委会自行处理', when: { all: [{ concern: ['NEGLECT_MILD'] }, 'villageTold'] },
    then: [lead('TOWNSHIP'), support('VILLAGE'), notice('CIV'), notice('WF')], source: 'SEED 5; MPL 118',
  },
  { no: 19, zh: '监护失当情节严重', when: { concern: ['NEGLECT_SERIOUS'] }, then: [support('WF')], source: 'SEED 5; MPL 118' },
  {
    no: 20, zh: '受托照护人不适宜', when: { all: [{ concern: ['DELEGATED_CARE_UNFIT'] }, { not: 'villageTold' }] },
    then: [lead('VILLAGE'), support('TOWNSHIP'), support('CIV')], source: 'SEED 6; MPL 43',
  },
  {
    no: 21, zh: '受托照护人不适宜，不由村（居）委会自行处理', when: { all: [{ concern: ['DELEGATED_CARE_UNFIT'] }, 'villageTold'] },
    then: [lead('TOWNSHIP'), support('VILLAGE'), support('CIV')], source: 'SEED 6; MPL 43',
  },
  { no: 22, zh: '存在撤销监护人资格情形', when: { concern: ['REVOCATION_GROUNDS'] }, then: [lead('CIV'), notice('PROC')], source: 'CC 36' },
];
