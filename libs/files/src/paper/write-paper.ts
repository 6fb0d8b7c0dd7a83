import type { Readable } from 'node:stream';
import type { Instant } from '@referrals/calendar';
import { setTable, type PaperTable } from './set-table.js';
import { SheetOfPaper, type TextStyle } from './sheet-of-paper.js';

export type { PaperColumn, PaperTable } from './set-table.js';

export type PaperPart = { readonly heading: string } | { readonly paragraph: string } | { readonly table: PaperTable };

export interface Paper {
  readonly title: string;
  /** At the foot of each page: whose paper it is, its number. */
  readonly foot?: string;
  readonly at: Instant;
  readonly landscape?: boolean;
  readonly parts: readonly PaperPart[];
}

const TITLE: TextStyle = { size: 18, weight: 'Bold', align: 'center' };
const HEADING: TextStyle = { size: 12, weight: 'Bold' };
const BODY: TextStyle = { size: 10.5 };

/**
 * A PDF on A4 with Chinese type, of which it holds the characters it uses. Pages are numbered 第 1 页 共 3 页, so all are kept until the last is set.
 * What cannot be set ends the stream with an error. The same paper is the same bytes.
 */
export function writePaper(paper: Paper): Readable {
  const sheet = new SheetOfPaper(paper.title, paper.at, paper.landscape ?? false);
  const doc = sheet.doc as unknown as Readable;
  setParts(sheet, paper).then(() => { sheet.end(paper.foot ?? ''); }, (error: Error) => doc.destroy(error));
  return doc;
}

async function setParts(sheet: SheetOfPaper, { title, parts }: Paper): Promise<void> {
  sheet.set(title, TITLE);
  sheet.doc.moveDown(0.5);
  for (const part of parts) {
    if ('table' in part) await setTable(sheet, part.table);
    else if ('heading' in part) setText(sheet, part.heading, HEADING, 48);
    else setText(sheet, part.paragraph, BODY, 0);
  }
}

/** @param company room for what follows, so that a heading does not stand alone at the end of a page */
function setText(sheet: SheetOfPaper, text: string, style: TextStyle, company: number): void {
  if (sheet.room < Math.min(sheet.measure(text, style) + company, sheet.height) && company > 0) sheet.doc.addPage();
  // A paragraph goes on over the end of a page by itself.
  sheet.set(text, style);
  sheet.doc.moveDown(0.4);
}
