import { describe, expect, it } from '@jest/globals';
import { typedIn, type CellValue } from './cell.domain.js';
import { readBirthDate } from './read-birth-date.domain.js';

const read = (cell: CellValue): unknown => {
  const typed = typedIn(cell);
  return typed === undefined ? undefined : readBirthDate(typed);
};

describe('a birth date', () => {
  it.each<[CellValue, string]>([
    ['2015-3-2', '2015-03-02'], ['2015/03/02', '2015-03-02'], ['2015.3.2', '2015-03-02'], ['２０１５－０３－０２', '2015-03-02'], [' 2015-03-02 8:30 ', '2015-03-02'],
    ['2015-03-02T00:00:00.000', '2015-03-02'], ['2015/3/2 00:00:00', '2015-03-02'], ['2015年3月2日', '2015-03-02'], ['2015 年 03 月 02 日', '2015-03-02'], ['20150302', '2015-03-02'],
    [20150302, '2015-03-02'], [42065, '2015-03-02'], [42065.75, '2015-03-02'], [61, '1900-03-01'], [2_958_465, '9999-12-31'], [19_000_101, '1900-01-01'], ['1900-01-01', '1900-01-01'],
  ])('written %j is %s', (cell, day) => expect(read(cell)).toEqual({ value: day }));

  it.each<CellValue>([
    '2015-3/2', '15-3-2', '2015-02-29', '2015-13-01', '1899-12-31', '2015', '2015年3月', '42065', '三月二日', '2015-03-02 早上', 60, 0, -5, 2_958_466, 19_000_100, 123_456_789, 20_150_229, 1e21,
  ])('is not %j', (cell) => expect(read(cell)).toEqual({ fault: 'INVALID_DATE' }));

  it.each<CellValue>(['', ' ', '无', '—', '－', '/', '不详', '未知', '\u200b', null, undefined])('is not told by %j', (cell) => expect(read(cell)).toBeUndefined());
});
