import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ON_THE_WAY, WALKS } from './walks.js';

const PROGRAMS = join(import.meta.dirname, '../../../../console/src');
const SPECS = join(import.meta.dirname, '..');

/** What a program has for pages, read as a file of the test's: the product serves what was built of it and knows no source of the console. */
const pagesOf = async (program: string): Promise<string[]> => ((await import(join(PROGRAMS, program, 'pages.ts'))) as { readonly pages: readonly { readonly path: string }[] }).pages.map(({ path }) => path);

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
