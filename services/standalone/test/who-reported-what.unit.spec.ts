import { describe, expect, it } from '@jest/globals';
import { OWNERS, tablesThatTell, valuesThatLead } from './who-reported-what.js';

const [staff, other, report] = ['01970000-0000-7000-8000-0000000000a1', '01970000-0000-7000-8000-0000000000a2', '01970000-0000-7000-8000-0000000000b1'];
const tellers = [{ staff, report }];
const everybody = [staff, other];

describe('the search for who reported what', () => {
  it.each([
    ['as it is', `(${staff},"POST /reports/${report}")`],
    ['in what an answer holds', `(${staff},"{""id"": ""${report}""}")`],
    ['without hyphens', `(${staff.replaceAll('-', '')},${report})`],
    ['in bytes', String.raw`(${report},"\\x${Buffer.from(`{"staff":"${staff}"}`).toString('hex')}")`],
    ['in base64', `(${report},${Buffer.from(`{"by":"${staff}"}`).toString('base64url')})`],
  ])('finds a pair in one row, written %s', (_, row) => {
    expect(tablesThatTell(new Map([['a.told', [row]], ['a.person', [`(${staff})`]], ['a.report', [`(${report})`]]]), tellers)).toEqual(['a.told']);
  });

  it('finds a value that leads from a report to one person, and none that many share', () => {
    const key = '5e0b7f8e-0000-4000-8000-000000000001';
    const school = '01970000-0000-7000-8000-0000000000c1';
    const rows = new Map([
      ['a.key', [`(${staff},${key})`]], ['a.staff', [`(${staff},${school})`, `(${other},${school})`]], ['b.answer', [`(${key},${report})`, `(${school},${report})`]],
      [OWNERS, [`(${staff},${report},the-only-place-where-this-may-be)`]],
    ]);
    expect(valuesThatLead(rows, tellers, everybody)).toEqual([`b.answer: ${key}`]);
  });
});
