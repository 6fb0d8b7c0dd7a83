import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ON_THE_WAY, WALKS } from './walks.js';

const SOURCES = join(import.meta.dirname, '../../../../console/src');
const SPECS = join(import.meta.dirname, '..');
/** `path: '/a'`, `path: routes.a`, `path: routes.a('$id')`, `path: root`, and `${root}/a` in backticks, where root is one of the routes. */
const PATH = /\bpath: (?:'(?<text>[^']+)'|routes\.(?<route>\w+)(?:\((?<parts>[^)]*)\))?|root\b|`\$\{root\}(?<below>[^`]*)`)/g;

type Routes = Readonly<Record<string, string | ((...parts: string[]) => string)>>;

/** Paths that the `pages.ts` of a program name, read as text: the product serves what was built of the console and imports nothing of it. */
async function pagesOf(program: string): Promise<string[]> {
  const { routes } = await import(join(SOURCES, 'shared/routes.ts')) as { readonly routes: Routes };
  const files = readdirSync(join(SOURCES, program), { recursive: true, encoding: 'utf8' }).filter((file) => /(?:^|[/\\])pages\.ts$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(join(SOURCES, program, file), 'utf8');
    const at = (name: string | undefined, parts = ''): string => {
      const route = routes[name ?? ''] ?? '';
      return typeof route === 'string' ? route : route(...parts.split(', ').map((part) => part.replaceAll("'", '')));
    };
    const root = at(/const root = routes\.(\w+)/.exec(source)?.[1]);
    return [...source.matchAll(PATH)].map(({ groups: { text, route, parts, below } = {} }) => text ?? (route === undefined ? `${root}${below ?? ''}` : at(route, parts)));
  });
}

describe('the walk through the console', () => {
  it('comes to every page of both programs, and to no other', async () => {
    const pages = [...await pagesOf('phone'), ...await pagesOf('desk')];
    const walked = [...Object.values(WALKS).flatMap((stops) => stops.map(({ page }) => page)), ...ON_THE_WAY];
    expect([...new Set(walked)].sort()).toEqual([...new Set(pages)].sort());
  });

  it('is walked', () => {
    const specs = readdirSync(SPECS).filter((file) => file.endsWith('.browser.spec.ts')).map((file) => readFileSync(join(SPECS, file), 'utf8')).join('\n');
    expect(Object.keys(WALKS).filter((name) => !specs.includes(`walk(${name}, `))).toEqual([]);
    expect(ON_THE_WAY.filter((page) => !specs.includes(`, '${page}')`))).toEqual([]);
  });
});
