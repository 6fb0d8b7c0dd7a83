import { posix } from 'node:path';
import { DomainError } from '@referrals/contracts';
import type { Archive } from './archive.js';
import { localName, unreadableUnless, walkXml } from './walk-xml.js';

/** Of a workbook what reading one of its sheets takes: names of parts. */
export interface Workbook {
  readonly sheet: string;
  readonly texts: string | undefined;
  readonly styles: string | undefined;
  /** Its dates count from 1904. */
  readonly from1904: boolean;
}

interface Relation { readonly id: string; readonly kind: string; readonly part: string }
interface Sheet { readonly name: string; readonly relation: string; readonly hidden: boolean }

const MOST_RELATIONS = 10_000;

/** @param name of a sheet; without it the first that is shown. @throws DomainError FILE_SHEET_MISSING, FILE_UNREADABLE */
export async function findSheet(archive: Archive, name: string | undefined): Promise<Workbook> {
  const book = (await relationsOf(archive, '')).find(({ kind }) => kind === 'officeDocument')?.part;
  const [sheets, from1904] = await readBook(archive, book ?? 'xl/workbook.xml');
  const relations = await relationsOf(archive, book ?? 'xl/workbook.xml');
  const wanted = sheets.find((sheet) => (name === undefined ? !sheet.hidden : sheet.name === name));
  const sheet = relations.find(({ id, kind }) => id === wanted?.relation && kind === 'worksheet')?.part;
  if (sheet === undefined) throw new DomainError('FILE_SHEET_MISSING');
  const partOf = (wantedKind: string): string | undefined => relations.find(({ kind }) => kind === wantedKind)?.part;
  return { sheet, texts: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const file = unreadableUnless(await archive.part(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)));
  const relations: Relation[] = [];
  const walked = walkXml<Relation>(file, {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }, found) {
      if (name === 'Relationship') found.push({ id, kind: posix.basename(type), part: posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\//, '') });
    },
  });
  for await (const relation of walked) if (relations.length < MOST_RELATIONS) relations.push(relation);
  return relations;
}

async function readBook(archive: Archive, part: string): Promise<[sheets: Sheet[], from1904: boolean]> {
  const file = unreadableUnless(await archive.part(part));
  const sheets: Sheet[] = [];
  let from1904 = false;
  const walked = walkXml<Sheet>(file, {
    open(tag, attributes, found) {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      const relation = Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id')?.[1];
      if (tag === 'sheet' && relation !== undefined) found.push({ name: attributes['name'] ?? '', relation, hidden: /hidden/i.test(attributes['state'] ?? '') });
    },
  });
  for await (const sheet of walked) if (sheets.length < MOST_RELATIONS) sheets.push(sheet);
  return [sheets, from1904];
}
