import { beforeEach, expect, it } from '@jest/globals';
import { payLock, lockSession } from './lock';
import { paySignOut, signOut, signOutState } from './sign-out';
import { signedIn } from './signed-in';

const kept = new Map<string, string>();
let status = 204;
const asked: [path: string, body: string][] = [];
let left: string | undefined;

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  left = undefined;
  Object.assign(signedIn, { value: true, staff: 'a', session: 'first' });
  Object.assign(globalThis, {
    localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); } },
    addEventListener: () => undefined, location: { replace: (to: string) => { left = to; } },
    fetch: (path: string, { body }: { body: string }) => {
      asked.push([path, body]);
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
  expect([await paySignOut(), asked]).toEqual([true, [['/session/sign-out?everywhere=true', '{"session":"first"}']]]);
});

it.each([['lock', lockSession, payLock], ['sign-out', signOut, paySignOut]] as const)('%s that is owed names the session it was owed by, whoever is in by then', async (what, end, pay) => {
  status = 503;
  await end();
  Object.assign(signedIn, { value: true, staff: 'b', session: 'second' });
  status = 204;
  expect([await pay(), kept.size]).toEqual([true, 0]);
  expect(asked.map(([, body]) => body)).toEqual(['{"session":"first"}', '{"session":"first"}']);
  expect(asked[0]?.[0]).toBe(`/session/${what}`);
});
