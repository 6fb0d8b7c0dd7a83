import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listed } from '../../test/workbook.js';
import { readSheet } from './read-sheet.js';
import { writeSheet, type SheetValue } from './write-sheet.js';

const written = async (rows: readonly (readonly SheetValue[])[], name = '儿童名册') =>
  listed(readSheet(await buffer(writeSheet({ name, columns: [{ header: '编号' }, { header: '说明', width: 30 }, { header: '数' }], rows })), { sheet: name }));

describe('a sheet is written', () => {
  it('as it is read again: text as text, numbers as numbers, nothing as nothing', async () => {
    const rows = await written([['430299201801011233', ' 两行\n文字 <&>"', 12.5], ['=1+1', undefined, 0], ["'=x", '+8613800000000', undefined]]);
    expect(rows[0]?.cells).toEqual(['编号', '说明', '数'].map((text) => ({ kind: 'text', text })));
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
      [{ kind: 'text', text: '430299201801011233' }, { kind: 'text', text: ' 两行\n文字 <&>"' }, { kind: 'number', number: 12.5 }],
      [{ kind: 'text', text: '=1+1' }, undefined, { kind: 'number', number: 0 }],
      [{ kind: 'text', text: "'=x" }, { kind: 'text', text: '+8613800000000' }],
    ]);
  });

  it('without a text that could be calculated', async () => {
    const { unzipped } = await parts([['=1+1', '@SUM(A1)', undefined], ['-2', '\t=1', undefined]]);
    expect(unzipped).not.toMatch(/<f[ >]/);
    for (const text of ["'=1+1", "'@SUM(A1)", "'-2"]) expect(unzipped.replaceAll('&apos;', "'").replaceAll('&#39;', "'")).toContain(`>${text}<`);
  });

  it('whatever the texts are', async () => {
    const unit = fc.oneof(fc.constantFrom(...'=+-@\'"<>&_x000D', '\n', '𬭎', '\u{1F9D2}'), fc.string({ unit: 'grapheme', maxLength: 1 }).filter((one) => one.isWellFormed()));
    const storable = fc.string({ unit, maxLength: 40 }).filter((text) => text.trim() !== '');
    await fc.assert(fc.asyncProperty(storable, async (text) => {
      const [, row] = await written([[text, undefined, 1]]);
      expect(row?.cells[0]).toEqual({ kind: 'text', text });
    }), { numRuns: 100 });
  });

  it('under a name that a sheet may have', async () => {
    const file = await buffer(writeSheet({ name: '抽查[2026]: 湘潭/株洲?', columns: [{ header: 'a' }], rows: [] }));
    expect(await listed(readSheet(file, { sheet: '抽查 2026   湘潭 株洲' }))).toHaveLength(1);
  });

  it('row by row, as they are asked for', async () => {
    let asked = 0;
    const rows = (async function* endless() { for (;;) { asked += 1; yield [String(asked)]; } })();
    const file = writeSheet({ name: 'a', columns: [{ header: 'a' }], rows });
    for await (const _ of file) break;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(200_000);
  });
});

async function parts(rows: readonly (readonly SheetValue[])[]): Promise<{ unzipped: string }> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(await buffer(writeSheet({ name: 'a', columns: [{ header: 'a' }, { header: 'b' }, { header: 'c' }], rows })), { lazyEntries: true });
  let unzipped = '';
  for await (const entry of zip.eachEntry()) unzipped += (await buffer(await zip.openReadStreamPromise(entry))).toString();
  return { unzipped };
}
