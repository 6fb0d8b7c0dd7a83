import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { archive, bookParts, listed, workbook, type TestBook } from '../../test/workbook.js';
import { textOf, type SheetRow } from './cell.js';
import { readSheet, type ReadOptions } from './read-sheet.js';
import { columnName, type SheetLimits } from './sheet-limits.js';

const all = (file: Buffer, options?: ReadOptions): Promise<SheetRow[]> => listed(readSheet(file, options));
const refused = (file: Buffer, limits: Partial<SheetLimits> = {}) => all(file, { limits }).then(() => 'read', (error: { code?: string; facts?: object }) => ({ code: error.code, ...error.facts }));
const text = (place: string, value: string): string => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a sheet is read', () => {
  it('with each kind of cell told from the others', async () => {
    const book: TestBook = {
      texts: '<si><t>共享</t></si><si><r><t>分</t></r><r><t>段</t></r><rPh><t>fen duan</t></rPh></si>',
      styles: '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot;day&quot;"/></numFmts>'
        + '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="31"/></cellXfs>',
      rows: '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2"><v>430299201801011233</v></c><c r="E2" s="1"><v>46153</v></c><c r="F2" s="2"><v>46153.5</v></c>'
        + '<c r="G2" s="3"><v>46153</v></c><c r="H2" s="4"><v>20</v></c><c r="I2" t="b"><v>1</v></c><c r="J2" t="str"><f>A1&amp;B1</f><v>值</v></c><c r="K2" t="e"><v>#N/A</v></c><c r="L2"><f>1+1</f></c></row>',
    };
    const [row] = await all(workbook(book));
    expect(row?.n).toBe(2);
    expect(row?.cells).toEqual([
      { kind: 'text', text: '共享' }, { kind: 'text', text: '分段' }, undefined, { kind: 'number', number: Number('430299201801011233') }, { kind: 'date', number: 46153, shown: '2026-05-11' },
      { kind: 'date', number: 46153.5, shown: '2026-05-11T12:00:00' }, { kind: 'number', number: 46153 }, { kind: 'number', number: 20 }, { kind: 'truth', truth: true },
      { kind: 'text', text: '值' }, { kind: 'error', text: '#N/A' },
    ]);
    expect(row?.cells.map(textOf)).toEqual(['共享', '分段', '', '430299201801011264', '2026-05-11', '2026-05-11T12:00:00', '46153', '20', 'TRUE', '值', '#N/A']);
  });

  it('without rows that hold nothing, in places or without, with a prefix, and with dates from 1904', async () => {
    const book: TestBook = {
      book: '<workbookPr date1904="true"/>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      rows: `<x:row><x:c t="inlineStr"><x:is><x:t>a_x000D_b</x:t></x:is></x:c><x:c s="0"><x:v>44691</x:v></x:c></x:row><row r="5"><c r="A5" s="1"/>${text('B5', '  ')}</row><row r="9">${text('B9', '乙')}</row>`,
    };
    expect(await all(workbook(book))).toEqual([
      { n: 1, cells: [{ kind: 'text', text: 'a\rb' }, { kind: 'date', number: 46153, shown: '2026-05-11' }] }, { n: 9, cells: [undefined, { kind: 'text', text: '乙' }] },
    ]);
  });

  it('the first that is shown, or the one that is asked for', async () => {
    const sheets = '<sheet name="隐藏" sheetId="1" state="hidden" r:id="rId9"/><sheet name="名册" sheetId="2" r:id="rId1"/>';
    expect(await all(workbook({ sheets, rows: `<row>${text('A1', '甲')}</row>` }))).toHaveLength(1);
    await expect(all(workbook({ sheets, rows: '' }), { sheet: '别的' })).rejects.toMatchObject({ code: 'FILE_SHEET_MISSING' });
  });

  it('no further than it is asked for', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `<row>${text(`A${n + 1}`, '甲')}</row>`).join('');
    const reading = readSheet(workbook({ rows: `${rows}<row r="1">` }));
    expect((await reading.next()).value).toMatchObject({ n: 1 });
    await reading.return(undefined);
  });

  it('names columns as people do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});

describe('a hostile file is refused', () => {
  const one = `<row>${text('A1', '甲')}</row>`;
  const changed = (name: string, to: string | Buffer): Buffer => archive(bookParts({ rows: one }).map((part) => (part.name.endsWith(name) ? { ...part, text: to } : part)));

  it.each<[string, Buffer, string]>([
    ['no archive', Buffer.from('名,册'), 'FILE_UNREADABLE'],
    ['empty', Buffer.alloc(0), 'FILE_UNREADABLE'],
    ['half of one', workbook({ rows: one }).subarray(0, 400), 'FILE_UNREADABLE'],
    ['an archive of something else', archive([{ name: 'a.txt', text: 'a' }]), 'FILE_UNREADABLE'],
    ['a workbook of old', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'FILE_UNREADABLE'],
    ['locked by a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'FILE_LOCKED'],
    ['a locked part', archive([{ name: 'xl/workbook.xml', text: 'a', claims: { encrypted: true } }]), 'FILE_LOCKED'],
    ['with macros', workbook({ rows: one, more: [{ name: 'xl/vbaProject.bin', text: 'x' }] }), 'FILE_HAS_MACROS'],
    ['a part twice', archive([...bookParts({ rows: one }), { name: 'xl/workbook.xml', text: '<workbook/>' }]), 'FILE_UNREADABLE'],
    ['with a document type', changed('sharedStrings.xml', '<!DOCTYPE sst SYSTEM "file:///etc/hostname"><sst><si><t>a</t></si></sst>'), 'FILE_UNREADABLE'],
    ['no XML', workbook({ rows: '<row><c' }), 'FILE_UNREADABLE'],
    ['no text', changed('sheet1.xml', Buffer.from([0x3c, 0xff, 0xfe])), 'FILE_UNREADABLE'],
    ['nested without end', workbook({ rows: `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}` }), 'FILE_UNREADABLE'],
    ['attributes without end', workbook({ rows: `<row ${Array.from({ length: 5_000 }, (_, n) => `a${n}="1"`).join(' ')}/>` }), 'FILE_UNREADABLE'],
    ['rows that go back', workbook({ rows: `<row r="5">${text('A5', '甲')}</row><row r="5">${text('A5', '甲')}</row>` }), 'FILE_UNREADABLE'],
    ['a column that is none', workbook({ rows: `<row>${text('AAAA1', '甲')}</row>` }), 'FILE_UNREADABLE'],
    ['numbers that are none', workbook({ rows: '<row><c><v>abc</v></c></row>' }), 'FILE_UNREADABLE'],
  ])('%s', async (_, file, code) => {
    expect(await refused(file)).toEqual({ code });
  });

  it('too large, also as a stream, of which no more is read', async () => {
    const file = workbook({ rows: one });
    expect(await refused(file, { bytes: 500 })).toEqual({ code: 'FILE_TOO_LARGE', limit: 500 });
    let read = 0;
    const endless = Readable.from((function* pieces() { for (;;) { read += 1; yield Buffer.alloc(100); } })());
    await expect(listed(readSheet(endless, { limits: { bytes: 1_000 } }))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(read).toBeLessThan(100);
  });

  it('unpacks to too much, whether it says so or not', async () => {
    const bomb = { name: 'xl/media/zeros.bin', text: Buffer.alloc(3_000_000) };
    expect(await refused(workbook({ rows: one, more: [bomb] }), { unpackedBytes: 2_000_000 })).toEqual({ code: 'FILE_UNPACKS_TOO_LARGE', limit: 2_000_000 });
    const rows = `<row>${text('A1', '甲'.repeat(1_000_000))}</row>`;
    const lying = archive(bookParts({ rows }).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, claims: { size: 1_000 } } : part)));
    expect(await refused(lying, { unpackedBytes: 2_000_000, cellLength: 10_000_000 })).toEqual({ code: 'FILE_UNREADABLE' });
  });

  it('too many rows, columns or characters, with the place', async () => {
    const rows = Array.from({ length: 4 }, (_, n) => `<row r="${n * 2 + 1}">${text(`A${n * 2 + 1}`, '甲')}</row>`).join('');
    expect(await refused(workbook({ rows }), { rows: 3 })).toEqual({ code: 'FILE_TOO_MANY_ROWS', limit: 3, row: 7 });
    expect(await refused(workbook({ rows: `<row>${text('XFD1', '甲')}</row>` }))).toEqual({ code: 'FILE_TOO_MANY_COLUMNS', limit: 100, row: 1, column: 'XFD' });
    expect(await refused(workbook({ rows: `<row>${text('A1', '甲')}${text('C1', '甲'.repeat(200_000))}</row>` }))).toEqual({ code: 'FILE_CELL_TOO_LONG', limit: 4_000, row: 1, column: 'C' });
    const shared = { texts: `<si><t>${'甲'.repeat(200_000)}</t></si>`, rows: '<row><c t="s"><v>0</v></c></row>' };
    expect(await refused(workbook(shared))).toEqual({ code: 'FILE_CELL_TOO_LONG', limit: 4_000, row: 1, column: 'A' });
    expect(await refused(workbook({ texts: '<si><t>a</t></si>'.repeat(20), rows: one }), { rows: 2, columns: 5 })).toMatchObject({ code: 'FILE_UNPACKS_TOO_LARGE' });
  });
});
