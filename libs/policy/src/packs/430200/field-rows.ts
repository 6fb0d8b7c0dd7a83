import type { Condition } from '../../routing/condition.js';
import type { Row } from '../../routing/routing-pack.js';
import { lead, notice, support } from './consequence.js';

const labour: Condition = { concern: ['CHILD_LABOUR'] };
const dropout: Condition = { concern: ['DROPOUT'] };
const from16: Condition = { age: { from: 16 } };

/** Rows 23–37: school, work, the net, health, help, and duties failed. */
export const fieldRows: readonly Row[] = [
  {
    no: 23, zh: '义务教育阶段失学辍学', when: { all: [dropout, { not: { educationDone: true } }, { any: [{ age: 'UNKNOWN' }, 'schoolAge'] }] },
    then: [lead('EDU'), support('TOWNSHIP'), notice('CIV')], source: 'MPL 83; SEED 11',
  },
  { no: 24, zh: '辍学且下落不明', when: { all: [dropout, { told: 'whereabouts', as: ['UNKNOWN'] }] }, then: [support('PSB')], source: 'MPL 83; SEED 11' },
  {
    no: 25, zh: '使用童工', when: { all: [labour, 'under16OrUnknown'] },
    then: [lead('HRSS'), support('PSB'), support('EDU')], source: '义务教育法 14, 59; 禁止使用童工规定',
  },
  {
    no: 26, zh: '使用童工，不满十四周岁或强迫、危险劳动',
    when: { all: [labour, { any: [{ age: { under: 14 } }, { all: ['under16OrUnknown', 'badLabour'] }] }] },
    then: [lead('PSB')], source: '禁止使用童工规定 11',
  },
  { no: 27, zh: '未成年工从事强迫、危险劳动', when: { all: [labour, from16, 'badLabour'] }, then: [lead('HRSS'), support('PSB')], source: 'MPL 61' },
  { no: 28, zh: '未成年工，未见违法情形', when: { all: [labour, from16, { not: 'badLabour' }] }, then: [notice('HRSS')], source: 'MPL 61' },
  { no: 29, zh: '网络侵害', when: { concern: ['ONLINE_HARM'] }, then: [lead('CAC'), lead('PSB')], source: 'SEED 16' },
  { no: 30, zh: '网络侵害，涉及学校', when: { all: [{ concern: ['ONLINE_HARM'] }, 'schoolSide'] }, then: [notice('EDU')], source: 'SEED 16' },
  { no: 31, zh: '心理健康问题，涉及学校', when: { all: [{ concern: ['MENTAL_HEALTH'] }, 'schoolSide'] }, then: [lead('EDU')], source: 'SEED 3' },
  { no: 32, zh: '心理健康问题，不涉及学校', when: { all: [{ concern: ['MENTAL_HEALTH'] }, { not: 'schoolSide' }] }, then: [lead('CIV')], source: 'SEED 3' },
  { no: 33, zh: '自伤自杀风险', when: { concern: ['SELF_HARM_RISK'] }, then: [lead('PSB'), support('HLTH')], source: '精神卫生法 28' },
  { no: 34, zh: '自伤自杀风险，涉及学校', when: { all: [{ concern: ['SELF_HARM_RISK'] }, 'schoolSide'] }, then: [support('EDU')], source: '精神卫生法 28' },
  { no: 35, zh: '单位未履行保护职责', when: { concern: ['UNIT_FAILED_DUTY'] }, then: [lead('PROC')], source: 'MPL 114; 刑诉法 113; 意见 18' },
  {
    no: 36, zh: '嫌疑人为公职人员或村干部', when: { suspect: ['PUBLIC_OFFICIAL', 'VILLAGE_CADRE'] },
    then: [notice('SUPV'), notice('PROC')], source: '监察法; 意见 16',
  },
  { no: 37, zh: '可能需要保障救助', when: { concern: ['BENEFIT_NEED'] }, then: [lead('TOWNSHIP'), notice('CIV')], source: 'SEED 10' },
];

/** Rows 38–40 look at what the rows above gave, so they come last and in this order. */
export const followingRows: readonly Row[] = [
  {
    no: 38, zh: '侵害地与儿童所在地不同县', when: { all: [{ given: 'PSB', as: ['LEAD'] }, { differentCounties: ['harmPlace', 'childNow'] }] },
    then: [lead('PSB', 'HARM')], source: '刑事程序规定 15, 16',
  },
  {
    no: 39, zh: '居住地与儿童所在地不同县',
    when: { all: [{ given: 'CIV', as: ['LEAD', 'SUPPORT'], at: 'NOW' }, { differentCounties: ['residence', 'childNow'] }] },
    then: [support('CIV', 'RESIDENCE')], source: '24号',
  },
  { no: 40, zh: '以上均未确定牵头单位', when: { noLeadYet: true }, then: [lead('COORD')], source: 'MPL 9' },
];
