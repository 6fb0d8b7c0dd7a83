import { describe, expect, it } from '@jest/globals';
import { countSheet } from './figure-sheets.js';

describe('figures as a workbook', () => {
  it('tell a hidden count as such, and none of it', () => {
    const { rows } = countSheet({ total: null, counts: [{ county: '430223', agency: 'PSB', role: 'LEAD', count: null }, { county: '430203', agency: 'EDU', role: 'NOTICE', count: 12 }] });
    expect([...rows as Iterable<unknown>]).toEqual([['430223', '公安机关', '主办', '少于5'], ['430203', '教育部门', '知悉', 12], ['总数', undefined, undefined, '少于5']]);
  });
});
