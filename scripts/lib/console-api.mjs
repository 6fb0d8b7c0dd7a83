import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './set-up.mjs';

const DOCUMENT = join(ROOT, 'docs', 'api', 'openapi.json');
const FOLDER = join(ROOT, '.cache', 'console');
const FILE = join(FOLDER, 'api.ts');

/** What the console knows of the house: types of the API, generated from its document whenever that has changed. Not committed. */
export async function ensureConsoleApi() {
  const document = readFileSync(DOCUMENT, 'utf8');
  const mark = `// ${createHash('sha256').update(document).digest('hex')}\n`;
  if (existsSync(FILE) && readFileSync(FILE, 'utf8').startsWith(mark)) return;
  const { default: openapi, astToString } = await import('openapi-typescript');
  // Fields with a default may be left out of what is sent.
  const types = astToString(await openapi(JSON.parse(document), { defaultNonNullable: false }));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, `${mark}${types}`);
}
