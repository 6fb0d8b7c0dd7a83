import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { printable, typeface } from './fonts.js';
import { writePaper, type Paper } from './write-paper.js';

const at = instant('2026-05-11T08:20:00+08:00');
const paper: Paper = {
  title: '入户走访记录表', foot: '示范区民政局 · D-2026-000017', at,
  parts: [
    { heading: '基本情况' }, { paragraph: '二〇二六年五月十一日，儿童主任入户走访。'.repeat(30) },
    { table: { columns: [{ header: '序号', share: 0.5, align: 'right' }, { header: '姓名' }, { header: '说明', share: 3 }], rows: Array.from({ length: 120 }, (_, n) => [String(n + 1), '测试儿童', '无异常。'.repeat(n % 7)]) } },
  ],
};
const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

describe('a paper', () => {
  it('has as many pages as it takes, holds its characters, and is the same each time', async () => {
    const pdf = await buffer(writePaper(paper));
    expect(pagesOf(pdf)).toBeGreaterThan(3);
    expect(pdf.toString('latin1')).toMatch(/\/FontFile3/);
    // Two typefaces of 8 MB each, of which a few hundred characters are used.
    expect(pdf.length).toBeLessThan(200_000);
    expect(await buffer(writePaper(paper))).toEqual(pdf);
  });

  it('with a row that is higher than a page goes on over the next ones', async () => {
    const table = { columns: [{ header: '一' }, { header: '二' }], rows: [['短', '长文。'.repeat(2_000)], ['后', '面']] };
    expect(pagesOf(await buffer(writePaper({ title: '长', at, landscape: true, parts: [{ table }] })))).toBeGreaterThan(3);
  });

  it('that cannot be set ends with what went wrong', async () => {
    const rows = (async function* broken() { yield ['a']; throw new Error('no more rows'); })();
    await expect(buffer(writePaper({ title: '坏', at, parts: [{ table: { columns: [{ header: 'a' }], rows } }] }))).rejects.toThrow('no more rows');
  });

  it('shows a character that its typeface lacks by its code', () => {
    const face = typeface('Regular');
    expect(printable('测试𬭎㛃䶮·\u0007', face)).toBe('测试𬭎㛃䶮·');
    expect(printable('\u{30EDD}面', face)).toBe('〔U+30EDD〕面');
    for (const rare of '𬭎𬬭𬜬𬍛㛃䶮䲟犇淼燚垚堃喆') expect(face.has(rare.codePointAt(0) ?? 0)).toBe(true);
  });
});
