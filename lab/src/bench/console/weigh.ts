import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '@referrals/testing/people';

const DIST = join(import.meta.dirname, '../../../../services/console/dist');

/** Programs and styles that a page asks for while `walk` is under way, by gzip, in KB. */
export async function weigh({ page }: Person, walk: () => Promise<void>): Promise<number> {
  const asked = new Set<string>();
  const note = (request: { url(): string }): void => { asked.add(new URL(request.url()).pathname); };
  page.on('request', note);
  await walk();
  page.off('request', note);
  const files = [...asked].filter((path) => /\.(js|css)$/.test(path)).map((path) => join(DIST, path));
  return files.reduce((sum, file) => sum + statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size, 0) / 1_000;
}
