import { writeBook } from '@referrals/files';

const SHEETS = {
  单位: ['名称', '类型', '区划代码', '统一社会信用代码', '主管工作台代码'],
  工作台: ['代码', '名称', '部门', '单位', '管辖', '开放日期', '后备工作台代码'],
  人员: ['账号', '姓名', '单位', '角色', '工作台代码', '台内角色'],
};

/** A workbook of the register with these organisations, and nothing else. */
export const registerBook = (organisations: readonly (readonly string[])[]): Promise<Buffer> =>
  writeBook(Object.entries(SHEETS).map(([name, headers]) => ({ name, columns: headers.map((header) => ({ header })), rows: name === '单位' ? organisations.map((row) => [...row]) : [] })));
