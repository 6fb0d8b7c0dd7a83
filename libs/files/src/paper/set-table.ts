import type { SheetOfPaper, TextStyle } from './sheet-of-paper.js';

export interface PaperColumn {
  readonly header: string;
  /** Its part of the width beside the others'; 1 unless said. */
  readonly share?: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

const SIZE = 9;
const PADDING = 4;
/** Less is no place to begin a row that does not fit. */
const LEAST = 40;

interface Column { readonly x: number; readonly width: number; readonly style: TextStyle }

/** Sets a table over as many pages as it takes, its header on each. A row stands on one page, unless it is higher than a page. */
export async function setTable(paper: SheetOfPaper, { columns, rows }: PaperTable): Promise<void> {
  const places = placesOf(paper, columns);
  const header = (): void => { setRow(paper, columns.map(({ header: text }) => text), places, 'Bold'); };
  if (paper.room < LEAST * 2) paper.doc.addPage();
  header();
  for await (const row of rows) {
    let rest: readonly string[] | undefined = columns.map((_, index) => row[index] ?? '');
    while (rest !== undefined) {
      const height = heightOf(paper, rest, places);
      if (height > paper.room && (height <= paper.height - LEAST * 2 || paper.room < LEAST * 2)) {
        paper.doc.addPage();
        header();
      }
      const parts: [string, string][] = rest.map((text, index) => splitCell(paper, text, places[index] as Column));
      setRow(paper, parts.map(([fits]) => fits), places, 'Regular');
      rest = parts.some(([, left]) => left !== '') ? parts.map(([, left]) => left) : undefined;
    }
  }
  paper.doc.moveDown(1);
}

function placesOf(paper: SheetOfPaper, columns: readonly PaperColumn[]): Column[] {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  let x = paper.left;
  return columns.map(({ share = 1, align = 'left' }) => {
    const width = (paper.width * share) / shares;
    x += width;
    return { x: x - width, width, style: { size: SIZE, align } };
  });
}

const splitCell = (paper: SheetOfPaper, text: string, { width, style }: Column): [string, string] =>
  paper.split(text, style, width - 2 * PADDING, paper.room - 2 * PADDING);

const heightOf = (paper: SheetOfPaper, row: readonly string[], places: readonly Column[]): number =>
  2 * PADDING + Math.max(...row.map((text, index) => paper.measure(text, places[index]?.style ?? { size: SIZE }, (places[index]?.width ?? 0) - 2 * PADDING)));

function setRow(paper: SheetOfPaper, row: readonly string[], places: readonly Column[], weight: 'Regular' | 'Bold'): void {
  const { doc } = paper;
  const y = doc.y;
  const styled = places.map((place) => ({ ...place, style: { ...place.style, weight } }));
  const height = heightOf(paper, row, styled);
  styled.forEach(({ x, width, style }, index) => {
    doc.lineWidth(0.5).strokeColor('#888888').rect(x, y, width, height).stroke();
    paper.set(row[index] ?? '', style, { x: x + PADDING, y: y + PADDING, width: width - 2 * PADDING });
  });
  doc.x = paper.left;
  doc.y = y + height;
}
