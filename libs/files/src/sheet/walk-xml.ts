import { DomainError } from '@referrals/contracts';
import sax from 'sax';
import type { Part } from './archive.js';
import { unreadable } from './sheet-limits.js';

/** Deeper and with more attributes than any part of a workbook. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 64;

/** What is made of a part as it is met; names are without their prefix. */
export interface XmlVisitor<T> {
  open?(name: string, attributes: Readonly<Record<string, string>>, found: T[]): void;
  text?(text: string): void;
  close?(name: string, found: T[]): void;
}

/**
 * What the visitor finds in a part, a piece of the file at a time: nothing is read ahead of who asks. Text may come in several pieces.
 * No document type is taken, so nothing is expanded or fetched.
 * @throws DomainError FILE_UNREADABLE for what is no such XML, or what the visitor throws
 */
export async function* walkXml<T>(part: Part, visitor: XmlVisitor<T>): AsyncGenerator<T> {
  const found: T[] = [];
  const parser = parserOf(visitor, found);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of part) {
      parser.write(decoder.decode(bytes, { stream: true }));
      for (const one of found.splice(0)) yield one;
    }
    parser.write(decoder.decode()).close();
    for (const one of found.splice(0)) yield one;
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable();
  }
}

function parserOf<T>(visitor: XmlVisitor<T>, found: T[]): sax.SAXParser {
  const parser = sax.parser(true, { position: false });
  let depth = 0;
  let attributes = 0;
  const text = (piece: string): void => visitor.text?.(piece);
  const refuse = (): never => { throw unreadable(); };
  Object.assign(parser, {
    onerror: refuse, ondoctype: refuse, ontext: text, oncdata: text,
    onattribute() { if ((attributes += 1) > MOST_ATTRIBUTES) refuse(); },
    onopentag({ name, attributes: given }: sax.Tag) {
      attributes = 0;
      if ((depth += 1) > DEEPEST) refuse();
      visitor.open?.(localName(name), given, found);
    },
    onclosetag(name: string) {
      depth -= 1;
      visitor.close?.(localName(name), found);
    },
  });
  return parser;
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export function unreadableUnless<T>(part: T | undefined): T {
  if (part === undefined) throw unreadable();
  return part;
}
