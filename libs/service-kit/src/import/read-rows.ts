import { DomainError } from '@referrals/contracts';
import { readSheet, textOf, usualLimits, type SheetLimits } from '@referrals/files';
import { readHeader, type HeaderReading } from './import.domain.js';
import type { DeclaredImport, ImportRow } from './import-of.js';

const limitsOf = ({ limits }: DeclaredImport): SheetLimits => ({ ...usualLimits, ...limits });

export const bytesAtMost = (plan: DeclaredImport): number => limitsOf(plan).bytes;

/** Reads as far as the header. @throws DomainError of `readSheet`; IMPORT_HEADER with the headers it means */
export async function checkHeader(plan: DeclaredImport, file: Buffer): Promise<HeaderReading> {
  const rows = readSheet(file, { limits: limitsOf(plan) });
  try {
    const first = await rows.next();
    return headerOf(plan, first.done === true ? [] : first.value.cells.map(textOf));
  } finally {
    await rows.return(undefined);
  }
}

/** The file's rows behind its header, by the names of their columns, some at a time. */
export async function* rowsOf(plan: DeclaredImport, file: Buffer, some: number): AsyncGenerator<readonly ImportRow[]> {
  let header: HeaderReading | undefined;
  let gathered: ImportRow[] = [];
  for await (const { n, cells } of readSheet(file, { limits: limitsOf(plan) })) {
    if (header === undefined) {
      header = headerOf(plan, cells.map(textOf));
      continue;
    }
    const named = header.columns.flatMap((name, index) => (name === undefined || cells[index] === undefined ? [] : [[name, cells[index]] as const]));
    if (named.length === 0) continue;
    gathered.push({ n, cells: Object.fromEntries(named) });
    if (gathered.length === some) {
      yield gathered;
      gathered = [];
    }
  }
  if (gathered.length > 0) yield gathered;
}

function headerOf({ columns }: DeclaredImport, texts: readonly string[]): HeaderReading {
  const header = readHeader(texts, columns);
  const { missing, twice } = header;
  if (missing.length > 0 || twice.length > 0) throw new DomainError('IMPORT_HEADER', { facts: { missing, twice } });
  return header;
}
