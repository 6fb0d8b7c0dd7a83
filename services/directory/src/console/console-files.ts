import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export type Encoding = 'br' | 'gzip';

export interface ConsoleFile {
  readonly type: string;
  readonly content: Buffer;
  /** The same, as the build compressed it. */
  readonly encoded: Readonly<Partial<Record<Encoding, Buffer>>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

/** The built console in memory, by path (`/sw.js`): what is not in this list does not exist. Undefined when it was not built. */
export function readConsole(folder: string): ReadonlyMap<string, ConsoleFile> | undefined {
  if (!existsSync(join(folder, 'phone.html')) || !existsSync(join(folder, 'desk.html'))) return undefined;
  const read = (file: string): Buffer | undefined => (existsSync(file) ? readFileSync(file) : undefined);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && extname(entry.name) in TYPES);
  return new Map(files.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const [br, gzip] = [read(`${file}.br`), read(`${file}.gz`)];
    const encoded = { ...(br === undefined ? {} : { br }), ...(gzip === undefined ? {} : { gzip }) };
    return [`/${relative(folder, file).replaceAll(sep, '/')}`, { type: TYPES[extname(entry.name)] ?? '', content: readFileSync(file), encoded }];
  }));
}
