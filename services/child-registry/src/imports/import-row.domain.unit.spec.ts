import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { idNumberOf, TODAY as today } from '../../test/imported-files.js';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { importRow, type RowAnswer, type RowInput } from './import-row.domain.js';
import type { RowCells } from './read-cells.domain.js';

const whole: RowCells = { 儿童姓名: '测试甲', 儿童类别: '孤儿', 所在村编码: '430223103213' };
const row = (cells: RowCells, more: Partial<RowInput> = {}): RowAnswer => importRow({ today, cells: { ...whole, ...cells }, ...more });
const faults = (cells: RowCells): string[] => row(cells).errors.map(({ column, code }) => `${column} ${code}`);

describe('importRow', () => {
  answersItsCases('importRow', 7);

  it.each<[RowCells, string[]]>([
    [{ 系统编号: '1'.repeat(65), 现住址: '一'.repeat(501) }, ['系统编号 TOO_LONG', '现住址 TOO_LONG']],
    [{ 性别: 'x', 身份证号: '43029920150302001', 监护人电话: '没有' }, ['性别 SEX_UNKNOWN', '身份证号 ID_NUMBER_FORM', '监护人电话 PHONE_INVALID']],
    [{ 身份证号: '430299201502300019' }, ['身份证号 ID_NUMBER_BIRTH_DATE']], [{ 身份证号: '430299201503020017' }, ['身份证号 ID_NUMBER_CHECK']],
    [{ 儿童类别: '孤儿、好孩子' }, ['儿童类别 CATEGORY_UNKNOWN']], [{ 儿童类别: '、' }, ['儿童类别 CATEGORY_UNKNOWN']], [{ 所在村编码: '4302231' }, ['所在村编码 DIVISION_CODE_INVALID']],
    [{ 出生日期: '2026-07-01' }, ['出生日期 DATE_IN_FUTURE']], [{ 身份证号: idNumberOf('2026-07-01', 1) }, ['身份证号 DATE_IN_FUTURE']],
    [{ 儿童姓名: '不详', 所在村编码: '-', 儿童类别: null }, ['儿童姓名 REQUIRED', '儿童类别 REQUIRED', '所在村编码 REQUIRED']],
  ])('refuses %j', (cells, expected) => expect(faults(cells)).toEqual(expected));

  it('tells by the cell whether somebody is of age, else by the number', () => {
    const adult = idNumberOf('2008-06-29', 1);
    expect(faults({ 身份证号: adult })).toEqual(['身份证号 NOT_A_MINOR']);
    expect(faults({ 身份证号: adult, 出生日期: '不是日期' })).toEqual(['身份证号 NOT_A_MINOR', '出生日期 INVALID_DATE']);
    expect(faults({ 身份证号: adult, 出生日期: '2015-03-02' })).toEqual(['出生日期 BIRTH_DATE_MISMATCH']);
    expect(faults({ 身份证号: idNumberOf('2015-03-02', 1), 出生日期: '2000-01-01' })).toEqual(['出生日期 BIRTH_DATE_MISMATCH', '出生日期 NOT_A_MINOR']);
    expect(faults({ 身份证号: adult, 出生日期: '2027-01-01' })).toEqual(['出生日期 DATE_IN_FUTURE']);
    expect(faults({ 身份证号: idNumberOf('2008-06-30', 1) })).toEqual([]);
  });

  it('adds no contradiction to a cell that could not be read', () => {
    expect(faults({ 身份证号: idNumberOf('2015-03-02', 1), 性别: '？', 出生日期: '？' })).toEqual(['性别 SEX_UNKNOWN', '出生日期 INVALID_DATE']);
  });

  it('reads codes in half width, and keeps words as typed', () => {
    const { values } = row({ 系统编号: 12, 性别: 2, 儿童类别: '留守儿童/农村留守儿童；流动儿童 孤儿', 所在村编码: 430_221_101_201, 现住址: ' Ａ座 三组 ', 监护人电话: '１３９００００００01' });
    expect(values).toEqual({
      systemNo: '12', name: '测试甲', sex: 'FEMALE', categories: ['LEFT_BEHIND', 'MIGRANT', 'ORPHAN'], village: '430212101201', address: 'Ａ座 三组', guardianPhone: '13900000001',
    });
  });

  it('opens no file where one may be there', () => {
    expect(row({}, { possible: 1 }).action).toBe('REVIEW');
    expect(row({}, { possible: 0 }).action).toBe('CREATE');
  });

  it('fills in from a number what the file does not have, and asks where it has something else', () => {
    const [cells, idNumber] = [{ 身份证号: idNumberOf('2015-03-02', 1) }, idNumberOf('2015-03-02', 1)];
    expect(importRow({ today, cells, current: { idNumber } }).changes).toEqual([{ field: 'sex', kind: 'FILL' }, { field: 'birthDate', kind: 'FILL' }]);
    expect(importRow({ today, cells, current: { idNumber, sex: 'FEMALE', birthDate: plainDate('2015-03-02') } })).toMatchObject({ action: 'REVIEW', changes: [{ field: 'sex', kind: 'CONFLICT' }] });
  });

  it('needs no column where the file is known', () => {
    expect(importRow({ today, cells: {}, current: {} })).toEqual({ action: 'UNCHANGED', errors: [], values: {}, changes: [] });
  });

  it('never updates who a child is, even where only they changed it', () => {
    const held = { name: '测试甲', address: '一组', village: '430221101201' };
    expect(importRow({ today, cells: { 儿童姓名: '测试乙', 现住址: '二组', 所在村编码: '430212101201' }, current: held, baseline: held }).changes)
      .toEqual([{ field: 'name', kind: 'CONFLICT' }, { field: 'address', kind: 'UPDATE' }]);
  });
});
