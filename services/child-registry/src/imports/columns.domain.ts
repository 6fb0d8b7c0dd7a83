import type { PlainDate } from '@referrals/calendar';

/** What a row of the province's file says of a child. A blank cell says nothing. */
export interface RowValues {
  readonly systemNo?: string | undefined;
  readonly name?: string | undefined;
  readonly sex?: 'MALE' | 'FEMALE' | undefined;
  readonly idNumber?: string | undefined;
  readonly birthDate?: PlainDate | undefined;
  /** Codes, each once, sorted. */
  readonly categories?: readonly string[] | undefined;
  /** A division's code of 6, 9 or 12 digits, as it is counted today. */
  readonly village?: string | undefined;
  readonly address?: string | undefined;
  readonly school?: string | undefined;
  readonly guardianName?: string | undefined;
  readonly guardianPhone?: string | undefined;
}
export type RowField = keyof RowValues;

export interface RowColumn {
  readonly field: RowField;
  readonly header: string;
  /** A row that opens a file must have it. */
  readonly needed?: true;
}

/** The province's columns in their order. Headers are from knowledge, not seen: another file kind has a table of its own. */
export const COLUMNS: readonly RowColumn[] = [
  { field: 'systemNo', header: '系统编号' },
  { field: 'name', header: '儿童姓名', needed: true },
  { field: 'sex', header: '性别' },
  { field: 'idNumber', header: '身份证号' },
  { field: 'birthDate', header: '出生日期' },
  { field: 'categories', header: '儿童类别', needed: true },
  { field: 'village', header: '所在村编码', needed: true },
  { field: 'address', header: '现住址' },
  { field: 'school', header: '就读学校' },
  { field: 'guardianName', header: '监护人姓名' },
  { field: 'guardianPhone', header: '监护人电话' },
];
