import { completedYears, type PlainDate } from '@referrals/calendar';
import { COLUMNS, type RowValues } from '../imports/columns.domain.js';
import { differences } from '../imports/compare-row.domain.js';
import { CATEGORY_WORDS, wordFor } from '../imports/words.domain.js';
import { writeRow } from '../imports/write-row.domain.js';

export const EXPORT_KINDS = ['provincial', 'roster'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What of a file its line is made of. */
export interface FileToTell {
  readonly child: {
    readonly number: string; readonly openedOn: PlainDate; readonly visitLastOn: PlainDate | null; readonly contactLastOn: PlainDate | null; readonly birthDate: PlainDate | null; readonly tier: string;
    readonly visitDueOn: PlainDate; readonly contactDueOn: PlainDate;
  };
  /** With the guardian both sides last meant, or the first. */
  readonly values: RowValues;
  readonly agreed: RowValues;
}

const TIER_WORDS: Readonly<Record<string, string>> = { LIGHT: '一般流动', BASIC: '一般', RAISED: '重点', HIGH: '高风险' };
const COLUMN_HEADERS = [...COLUMNS.map(({ header }) => header), '最近走访日期', '建档日期'];

export const EXPORT_HEADERS: Readonly<Record<ExportKind, readonly string[]>> = {
  provincial: COLUMN_HEADERS, roster: ['档案编号', '儿童姓名', '性别', '年龄', '儿童类别', '走访等级', '所在村编码', '现住址', '就读学校', '监护人姓名', '监护人电话', '最近联系日期', '最近走访日期'],
};

/** A row in the columns the province's file came in; undefined where it holds nothing else than what both sides held when they last agreed. A nameless child has no row there. */
export function provincialLine({ child, values, agreed }: FileToTell): (string | undefined)[] | undefined {
  if (values.name === undefined || differences(values, agreed).length === 0) return undefined;
  const cells = writeRow(values);
  return [...COLUMNS.map(({ header }) => cells[header]), child.visitLastOn ?? undefined, child.openedOn];
}

/** 花名册 */
export function rosterLine({ child, values }: FileToTell, today: PlainDate): (string | number | undefined)[] {
  const { name, sex, categories = [], village, address, school, guardianName, guardianPhone } = values;
  return [
    child.number, name, sex === undefined ? undefined : sex === 'MALE' ? '男' : '女', child.birthDate === null ? undefined : completedYears(child.birthDate, today),
    categories.map((code) => wordFor(CATEGORY_WORDS, code)).join('、'), TIER_WORDS[child.tier], village, address, school, guardianName, guardianPhone,
    child.contactLastOn ?? undefined, child.visitLastOn ?? undefined,
  ];
}
