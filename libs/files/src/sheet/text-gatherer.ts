/** `_x000D_`: how a workbook writes a character that XML cannot. */
const WRITTEN = /_x([0-9A-Fa-f]{4})_/g;

/** Puts a cell's text together from its runs; how it is pronounced (`rPh`) is left out. Of a text that is too long one character more than may be is kept. */
export class TextGatherer {
  private text = '';
  private inText = false;
  private inPhonetic = false;

  constructor(private readonly longest: number) {}

  begin(): void {
    this.text = '';
    this.inText = false;
    this.inPhonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    else if (name === 't') this.inText = false;
  }

  take(text: string): void {
    if (this.inText && !this.inPhonetic && this.text.length <= this.longest) this.text += text.slice(0, this.longest + 1 - this.text.length);
  }

  end(): string {
    return decodeWritten(this.text);
  }
}

export const decodeWritten = (text: string): string => (text.includes('_x') ? text.replaceAll(WRITTEN, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text);
