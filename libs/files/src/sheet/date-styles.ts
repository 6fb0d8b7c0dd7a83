import type { Part } from './archive.js';
import { walkXml } from './walk-xml.js';

/** Formats of dates that every spreadsheet has, those of Chinese ones among them. */
const isKnownDate = (format: number): boolean =>
  (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) || (format >= 50 && format <= 58);

/** A format of one's own: without what it only shows, it asks for a part of a date or time. */
const asksForDate = (format: string): boolean => /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''));

/** A style for each use; more is nobody's. */
const MOST_STYLES = 65_536;

interface StyleNote { readonly format?: { readonly id: string; readonly code: string }; readonly used?: string }

/** Which styles, by their number, show a number as a date. */
export async function readDateStyles(part: Part | undefined): Promise<readonly boolean[]> {
  if (part === undefined) return [];
  const formats = new Map<string, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  const walked = walkXml<StyleNote>(part, {
    open(name, { numFmtId: id = '0', formatCode: code = '' }, found) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') found.push({ format: { id, code } });
      else if (name === 'xf' && inCells) found.push({ used: id });
    },
    close(name) { if (name === 'cellXfs') inCells = false; },
  });
  for await (const { format, used } of walked) {
    if (format !== undefined && formats.size < MOST_STYLES) formats.set(format.id, asksForDate(format.code));
    if (used !== undefined && styles.length < MOST_STYLES) styles.push(formats.get(used) ?? isKnownDate(Number(used)));
  }
  return styles;
}
