import { beforeAll, expect, it } from '@jest/globals';

type Answer = { readonly status: number; readonly text: string };
interface Asked { readonly request: object; readonly respondWith: (answer: Promise<Answer>) => void }

const KEPT: Answer = { status: 200, text: 'kept' };
const origin = 'https://exchange.example';
let fromLine: () => Promise<Answer>;
let listen: (event: Asked) => void;

beforeAll(async () => {
  Object.assign(globalThis, {
    SHELL: ['/assets/phone/a.js'], caches: { match: () => Promise.resolve(KEPT) }, fetch: () => fromLine(),
    self: { location: { origin }, addEventListener: (kind: string, heard: (event: Asked) => void) => { if (kind === 'fetch') listen = heard; } },
  });
  await import('./sw');
});

const opened = async (path: string): Promise<string | undefined> => {
  let answer: Promise<Answer> | undefined;
  listen({ request: { method: 'GET', mode: 'navigate', url: `${origin}${path}` }, respondWith: (given) => { answer = given; } });
  return (await answer)?.text;
};

it('shows a page of the phone as it was kept while the server is restarted, and when there is no line', async () => {
  fromLine = () => Promise.resolve({ status: 200, text: 'fresh' });
  expect(await opened('/report')).toBe('fresh');
  fromLine = () => Promise.resolve({ status: 502, text: 'Bad Gateway' });
  expect(await opened('/report')).toBe('kept');
  fromLine = () => Promise.reject(new Error('no line'));
  expect(await opened('/')).toBe('kept');
});

it('has nothing to say of other pages', async () => {
  expect([await opened('/desk'), await opened('/api/directory/me')]).toEqual([undefined, undefined]);
});
