import PdfDocument from 'pdfkit';
import { printable, typeface, type Weight } from './fonts.js';

export interface TextStyle { readonly size: number; readonly weight?: Weight; readonly align?: 'left' | 'center' | 'right' }

const MARGIN = 56;
const FOOT = 28;

/** A document under way: text with the house's typeface, measured before it is set. */
export class SheetOfPaper {
  readonly doc: PDFKit.PDFDocument;
  readonly left = MARGIN;

  /** @param made shown by viewers, and part of the bytes: the same paper made at the same time is the same file */
  constructor(title: string, made: string, landscape: boolean) {
    this.doc = new PdfDocument({
      size: 'A4', layout: landscape ? 'landscape' : 'portrait', margin: MARGIN, bufferPages: true, lang: 'zh-CN', displayTitle: true,
      info: { Title: title, CreationDate: new Date(made) },
    });
    for (const weight of ['Regular', 'Bold'] as const) this.doc.registerFont(weight, typeface(weight).font as unknown as Buffer);
  }

  get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  /** Of a whole page. */
  get height(): number {
    return this.doc.page.height - 2 * MARGIN;
  }

  /** What is left of this page. */
  get room(): number {
    return MARGIN + this.height - this.doc.y;
  }

  measure(text: string, style: TextStyle, width = this.width): number {
    return this.styled(style).heightOfString(this.printable(text, style), { width });
  }

  /** Sets text at a place; it must fit there. */
  set(text: string, style: TextStyle, at: { readonly x?: number; readonly y?: number; readonly width?: number } = {}): void {
    const { x = this.left, y = this.doc.y, width = this.width } = at;
    this.styled(style).text(this.printable(text, style), x, y, { width, align: style.align ?? 'left' });
  }

  /** The longest beginning of a text that is no higher than this, and the rest. */
  split(text: string, style: TextStyle, width: number, height: number): [fits: string, rest: string] {
    if (this.measure(text, style, width) <= height) return [text, ''];
    const characters = [...text];
    // One at least: whoever asks for the rest again comes to an end.
    let [fits, tooMany] = [1, characters.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (this.measure(characters.slice(0, middle).join(''), style, width) <= height) fits = middle;
      else tooMany = middle;
    }
    return [characters.slice(0, fits).join(''), characters.slice(fits).join('')];
  }

  /** Numbers the pages and ends the document. */
  end(foot: string): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let n = start; n < start + count; n += 1) {
      this.doc.switchToPage(n);
      // What stands below the margin would begin a page of its own.
      this.doc.page.margins.bottom = 0;
      const y = this.doc.page.height - MARGIN + FOOT / 2;
      this.set(foot, { size: 8 }, { y });
      this.set(`第 ${n + 1} 页 共 ${count} 页`, { size: 8, align: 'right' }, { y });
    }
    this.doc.end();
  }

  private styled({ size, weight = 'Regular' }: TextStyle): PDFKit.PDFDocument {
    return this.doc.font(weight).fontSize(size);
  }

  private printable(text: string, { weight = 'Regular' }: TextStyle): string {
    return printable(text, typeface(weight));
  }
}
