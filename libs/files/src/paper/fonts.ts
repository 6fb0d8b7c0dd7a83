import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

export type Weight = 'Regular' | 'Bold';

/** A typeface of papers, and which characters it has. */
export interface Typeface { readonly font: Font; has(codePoint: number): boolean }

const loaded = new Map<Weight, Typeface>();

/** Noto Sans (OFL 1.1: it may be embedded), read once. */
export function typeface(weight: Weight): Typeface {
  let face = loaded.get(weight);
  if (face === undefined) {
    const folder = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts');
    const font = create(readFileSync(join(folder, `NotoSansHans-${weight}.otf`))) as Font;
    const characters = new Set(font.characterSet);
    face = { font, has: (codePoint) => characters.has(codePoint) };
    loaded.set(weight, face);
  }
  return face;
}

/** Text that can be printed. A character that the typeface lacks stands by its code, `〔U+2A6D6〕`: no name loses one unseen. */
export function printable(text: string, face: Pick<Typeface, 'has'>): string {
  const plain = text.normalize('NFC').replaceAll('\t', '    ').replaceAll(/\r\n?/g, '\n');
  return [...plain].filter((one) => one === '\n' || one >= ' ').map((one) => (one === '\n' || face.has(one.codePointAt(0) ?? 0) ? one : codeOf(one))).join('');
}

const codeOf = (one: string): string => `〔U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;
