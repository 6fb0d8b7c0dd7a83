import { DomainError } from '@referrals/contracts';
import type { Part } from './archive.js';
import { dateCell, type Cell, type SheetRow } from './cell.js';
import { unescapeText } from './escape-text.js';
import { beyond, columnName, unreadable, type SheetLimits } from './sheet-limits.js';
import { decodeWritten, TextGatherer } from './text-gatherer.js';
import { walkXml, type XmlVisitor } from './walk-xml.js';

/** What cells mean beyond what stands in them. */
export interface SheetMeaning { readonly texts: readonly string[]; readonly dates: readonly boolean[]; readonly from1904: boolean; readonly refuseFormulas: boolean }

const MOST_ROWS = 1_048_576;
/** Days between the two beginnings of time. */
const FROM_1904 = 1_462;

/** Rows with something in them, as they are asked for. @throws DomainError FILE_TOO_MANY_ROWS, FILE_TOO_MANY_COLUMNS, FILE_CELL_TOO_LONG, FILE_HAS_FORMULAS, FILE_UNREADABLE */
export async function* walkRows(part: Part, meaning: SheetMeaning, limits: SheetLimits): AsyncGenerator<SheetRow> {
  let rows = 0;
  for await (const row of walkXml(part, new RowVisitor(meaning, limits))) {
    if ((rows += 1) > limits.rows) throw beyond('FILE_TOO_MANY_ROWS', limits.rows, { row: row.n });
    yield row;
  }
}

class RowVisitor implements XmlVisitor<SheetRow> {
  private readonly inline: TextGatherer;
  private n = 0;
  private cells: (Cell | undefined)[] = [];
  private column = -1;
  private type = '';
  private style = -1;
  private value = '';
  private within: 'ROW' | 'CELL' | 'VALUE' | undefined;

  constructor(private readonly meaning: SheetMeaning, private readonly limits: SheetLimits) {
    this.inline = new TextGatherer(limits.cellLength);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c' && this.within === 'ROW') this.openCell(attributes);
    else if (name === 'v' && this.within === 'CELL') this.within = 'VALUE';
    else if (this.within === 'CELL') {
      if (name === 'f' && this.meaning.refuseFormulas) throw new DomainError('FILE_HAS_FORMULAS', { facts: { row: this.n, column: columnName(this.column) } });
      this.inline.open(name);
    }
  }

  text(text: string): void {
    const { cellLength } = this.limits;
    if (this.within === 'VALUE' && this.value.length <= cellLength) this.value += text.slice(0, cellLength + 1 - this.value.length);
    else if (this.within === 'CELL') this.inline.take(text);
  }

  close(name: string, found: SheetRow[]): void {
    if (name === 'v' && this.within === 'VALUE') this.within = 'CELL';
    else if (name === 'c' && this.within === 'CELL') this.closeCell();
    else if (name === 'row' && this.within === 'ROW') {
      this.within = undefined;
      if (this.cells.length > 0) found.push({ n: this.n, cells: this.cells });
    } else if (this.within === 'CELL') this.inline.close(name);
  }

  /** Numbers of rows only rise: who looks for a row behind one that is done finds it. */
  private openRow(said: string | undefined): void {
    const n = said === undefined ? this.n + 1 : Number(said);
    if (!Number.isInteger(n) || n <= this.n || n > MOST_ROWS) throw unreadable();
    this.n = n;
    this.cells = [];
    this.column = -1;
    this.within = 'ROW';
  }

  private openCell({ r: place, t: type = 'n', s: style = '-1' }: Readonly<Record<string, string>>): void {
    this.column = place === undefined ? this.column + 1 : columnOf(place);
    this.type = type;
    this.style = Number(style);
    this.value = '';
    this.inline.begin();
    this.within = 'CELL';
  }

  private closeCell(): void {
    this.within = 'ROW';
    const cell = this.cell();
    if (cell === undefined) return;
    const { columns, cellLength } = this.limits;
    const place = { row: this.n, column: columnName(this.column) };
    if (this.column >= columns) throw beyond('FILE_TOO_MANY_COLUMNS', columns, place);
    if (cell.kind === 'text' && cell.text.length > cellLength) throw beyond('FILE_CELL_TOO_LONG', cellLength, place);
    while (this.cells.length < this.column) this.cells.push(undefined);
    this.cells[this.column] = cell;
  }

  private cell(): Cell | undefined {
    switch (this.type) {
      case 's': return textCell(this.meaning.texts[Number(this.value)] ?? '');
      case 'inlineStr': return textCell(this.inline.end());
      case 'str': case 'd': return textCell(decodeWritten(this.value));
      case 'b': return { kind: 'truth', truth: this.value === '1' || this.value === 'true' };
      case 'e': return { kind: 'error', text: this.value };
      default: return this.value === '' ? undefined : this.number(Number(this.value));
    }
  }

  private number(number: number): Cell {
    if (!Number.isFinite(number)) throw unreadable();
    return this.meaning.dates[this.style] === true ? dateCell(number + (this.meaning.from1904 ? FROM_1904 : 0)) : { kind: 'number', number };
  }
}

const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', text: unescapeText(text) });

function columnOf(place: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(place)?.[1];
  if (letters === undefined) throw unreadable();
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
