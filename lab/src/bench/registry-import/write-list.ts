import { buffer } from 'node:stream/consumers';
import { writeSheet, type SheetValue } from '@referrals/files';
import { idNumberCheck } from '@referrals/policy';

const HEADERS = ['系统编号', '儿童姓名', '性别', '身份证号', '出生日期', '儿童类别', '所在村编码', '现住址', '就读学校', '监护人姓名', '监护人电话', '最近走访日期', '建档日期'];
const DAY_MS = 86_400_000;

/** A fault that is planted in a row, and what the row is to be told. */
const FAULTS: readonly { readonly column: string; readonly code: string; readonly plant: (row: SheetValue[], before: readonly SheetValue[]) => SheetValue[] }[] = [
  { column: 'name', code: 'REQUIRED', plant: (row) => row.with(1, undefined) },
  { column: 'sex', code: 'SEX_UNKNOWN', plant: (row) => row.with(2, '未说明') },
  { column: 'idNumber', code: 'ID_NUMBER_AS_NUMBER', plant: (row) => row.with(3, 430299201603050000) },
  { column: 'birthDate', code: 'INVALID_DATE', plant: (row) => row.with(4, '2016-02-30') },
  { column: 'categories', code: 'CATEGORY_UNKNOWN', plant: (row) => row.with(5, '其他') },
  { column: 'village', code: 'OUT_OF_SCOPE', plant: (row) => row.with(6, '430203100201') },
  { column: 'guardianPhone', code: 'PHONE_INVALID', plant: (row) => row.with(10, '12') },
  { column: '', code: 'DUPLICATE_ROW', plant: (row, before) => row.with(3, before[3]).with(4, before[4]).with(2, before[2]) },
];

export interface PlantedFault { readonly n: number; readonly column: string; readonly code: string }
export interface List { readonly file: Buffer; readonly planted: readonly PlantedFault[] }

/** A list of so many invented children with so many faulty rows, evenly over the file. Row 1 is the header. */
export async function writeList(rows: number, faults: number, today: Date): Promise<List> {
  const planted: PlantedFault[] = [];
  const every = Math.floor(rows / Math.max(faults, 1));
  const lines = Array.from({ length: rows }, (_, index) => {
    if (planted.length >= faults || index % every !== every - 1) return childOf(index, today);
    const fault = FAULTS[planted.length % FAULTS.length] ?? FAULTS[0];
    if (fault === undefined) return childOf(index, today);
    planted.push({ n: index + 2, column: fault.column, code: fault.code });
    return fault.plant(childOf(index, today), childOf(index - 1, today));
  });
  return { file: await buffer(writeSheet({ name: '儿童信息', columns: HEADERS.map((header) => ({ header })), rows: lines })), planted };
}

/** Nobody's: a number of no place. A number is another for each of 5,000 days and ten orders. */
function childOf(index: number, today: Date): SheetValue[] {
  const birth = new Date(today.getTime() - (400 + (index % 5_000)) * DAY_MS).toISOString().slice(0, 10);
  const order = Math.floor(index / 5_000) * 2 + 1;
  const seventeen = `430299${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return [
    `P${String(index).padStart(8, '0')}`, `测试${index}`, '男', `${seventeen}${idNumberCheck(seventeen)}`, birth, index % 3 === 0 ? '困境儿童' : '农村留守儿童', '430223103213', `演示组${index}号`, '演示小学',
    `测试监护人${index}`, '13900000001', undefined, undefined,
  ];
}
