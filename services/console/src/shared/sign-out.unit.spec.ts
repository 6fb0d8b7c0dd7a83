import { beforeEach, expect, it } from '@jest/globals';
import { paySignOut, signOut, signOutState } from './sign-out';

const kept = new Map<string, string>();
let status = 204;
const asked: string[] = [];
let left: string | undefined;

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  left = undefined;
  Object.assign(globalThis, {
    localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); } },
    addEventListener: () => undefined, location: { replace: (to: string) => { left = to; } },
    fetch: (path: string) => {
      asked.push(path);
      return Promise.resolve({ ok: status < 300, status });
    },
  });
});

it('is owed until the server has ended the session, then leads away', async () => {
  status = 503;
  await signOut();
  expect([signOutState(), left, kept.size]).toEqual(['NO_ANSWER', undefined, 1]);
  status = 204;
  expect([await paySignOut(), kept.size]).toEqual([true, 0]);
});

it('says that it ended here alone when the session was over before the others could be ended, and is owed no longer', async () => {
  status = 401;
  await signOut({ everywhere: true });
  expect([signOutState(), left, kept.size]).toEqual(['HERE_ONLY', undefined, 0]);
  expect([await paySignOut(), asked]).toEqual([true, ['/session/sign-out?everywhere=true']]);
});
