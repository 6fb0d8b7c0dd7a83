import { beforeEach, expect, it } from '@jest/globals';
import { forgetUnsent, hasUnsent, keepUnsent, openUnsent, sealUnsent, unsentOf } from './unsent';

const OWN = btoa('1'.repeat(32));
const ANOTHERS = btoa('2'.repeat(32));
const FORM = '/desk/r/1 acknowledge';
const BEFORE = { note: '', name: '演示台' };
const WORDS = { note: '演示：还没写完。' };

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  Object.assign(globalThis, {
    isSecureContext: true,
    sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); } },
  });
  forgetUnsent();
});

const lock = async (): Promise<void> => {
  await openUnsent(OWN);
  keepUnsent(FORM, BEFORE, { ...BEFORE, ...WORDS });
  await sealUnsent();
};

it('gives the same person what was typed before the lock, once', async () => {
  await lock();
  expect(hasUnsent()).toBe(false);
  await openUnsent(OWN);
  expect(unsentOf(FORM)).toEqual(WORDS);
  expect(kept.size).toBe(0);
});

it('keeps no word of it readable behind the lock', async () => {
  await lock();
  expect(kept.size).toBe(1);
  expect(JSON.stringify([...kept])).not.toMatch(/演示|note|acknowledge/);
});

it('drops it for anybody else', async () => {
  await lock();
  await openUnsent(ANOTHERS);
  expect(unsentOf(FORM)).toBeUndefined();
  expect(kept.size).toBe(0);
});

it('is left by nobody who signs out', async () => {
  await lock();
  forgetUnsent();
  await openUnsent(OWN);
  expect(hasUnsent()).toBe(false);
});

it('is nothing once what was typed is taken back', async () => {
  await openUnsent(OWN);
  keepUnsent(FORM, BEFORE, { ...BEFORE, ...WORDS });
  keepUnsent(FORM, BEFORE, BEFORE);
  expect(hasUnsent()).toBe(false);
});
