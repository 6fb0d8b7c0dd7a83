import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const services = join(import.meta.dirname, '..', '..');
/** Sources of the two services that keep a report's trail and who looked at it. */
const source = ['mandatory-reporting', 'referral-desk'].flatMap((service) => {
  const folder = join(services, service, 'src');
  return globSync('**/*.ts', { cwd: folder, exclude: (name) => name.endsWith('.spec.ts') }).map((file) => readFileSync(join(folder, file), 'utf8'));
}).join('\n');
const said = (pattern: RegExp): string[] => [...new Set([...source.matchAll(pattern)].map(([, code = '']) => code))];

it.each(['zh', 'en'])('is said in words, whatever those services record (%s)', (language) => {
  // Nothing imports the console: its words are read as they are written.
  const words = readFileSync(join(services, 'console', 'src', 'shared', 'words', language, 'work-trail.ts'), 'utf8');
  const actions = said(/record\([^'()]*'([a-z]+\.[a-z-]+)'/g);
  const looks = [...said(/\bwhat: '([A-Z_]+)'/g), ...said(/'([A-Z]+_(?:ID_NUMBER|PHONE|CONTACT))'/g)];
  expect([actions.length, looks.length].every((count) => count > 5)).toBe(true);
  expect(actions.filter((code) => !words.includes(`'${code}': '`))).toEqual([]);
  expect(looks.filter((code) => !words.includes(` ${code}: '`))).toEqual([]);
});
