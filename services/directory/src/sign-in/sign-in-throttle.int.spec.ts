import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from '../../test/browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { standingClock } from '../../test/directory-runtime.js';
import { PasswordHash } from './password-hash.js';
import { networkOf, SignInThrottle } from './sign-in-throttle.js';

const MINUTE = 60_000;
const limits = { SIGN_IN_TRIES: 3, SIGN_IN_TRIES_PER_SOURCE: 8, SIGN_IN_TRIES_PER_ACCOUNT: 11 };

describe('guessing passwords', () => {
  const clock = standingClock();
  let server: DirectoryServer;
  const right = (): string => server.passwords['psb.yx'] ?? '';
  beforeAll(async () => {
    server = await directoryServer({ clock, environment: Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, String(value)])) });
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => { await server.runtime.database.asWorker((tx) => tx.query('DELETE FROM sign_in_count')); });

  const guess = async (source: string, account = 'psb.yx', password = 'wrong', browser = new Browser(server.origin, source)): Promise<number> =>
    (await browser.submit(await browser.authorize(), account, password)).status;
  const guessTimes = async (n: number, source: string, account?: string): Promise<number[]> => {
    const statuses: number[] = [];
    for (let i = 0; i < n; i += 1) statuses.push(await guess(source, account));
    return statuses;
  };

  it('is stopped per source and account, for known and unknown accounts alike, and forgotten in time', async () => {
    expect(await guessTimes(4, '198.51.100.1')).toEqual([401, 401, 401, 429]);
    expect(await guess('198.51.100.1', 'psb.yx', right())).toBe(429);
    expect(await guessTimes(4, '198.51.100.2', 'nobody')).toEqual([401, 401, 401, 429]);
    clock.advance(16 * MINUTE);
    expect(await guess('198.51.100.1')).toBe(401);
  });

  it('is stopped per source over many accounts, and many at once are no way around', async () => {
    const accounts = Array.from({ length: 12 }, (_, n) => `account-${n}`);
    const statuses = await Promise.all(accounts.map((account) => guess('198.51.100.3', account)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });

  it('never locks the owner out: not on the device they use, not on a new one', async () => {
    const own = new Browser(server.origin, '203.0.113.7');
    expect((await own.signIn('psb.yx', right())).status).toBe(200);
    // From everywhere, and from the owner's own address too.
    await Promise.all(Array.from({ length: 9 }, (_, n) => guess(`198.51.100.${100 + n}`)));
    await Promise.all(Array.from({ length: 4 }, () => guess('203.0.113.7')));
    expect((await new Browser(server.origin, '192.0.2.77').signIn('psb.yx', right())).status).toBe(200);
    const throttle = new SignInThrottle(server.runtime.database, clock, server.runtime.keys, limits);
    const stranger = await throttle.admit({ source: '192.0.2.78', account: 'psb.yx', device: undefined });
    expect(stranger.allowed && stranger.delayMs > 0).toBe(true);
    // The known device, though its address was used up by somebody else, neither waits nor is refused.
    expect(await throttle.admit({ source: '203.0.113.7', account: 'psb.yx', device: 'the one they use' })).toEqual({ allowed: true, delayMs: 0 });
    const page = await own.authorize({ prompt: 'login' });
    expect((await own.tokens(await own.submit(page, 'psb.yx', right()))).status).toBe(200);
  });

  it('slows a known device by itself, and a changed password makes it unknown', async () => {
    const own = new Browser(server.origin, '203.0.113.8');
    await own.signIn('edu.yx', server.passwords['edu.yx'] ?? '');
    const attempt = async (password: string): Promise<number> => (await own.submit(await own.authorize({ prompt: 'login' }), 'edu.yx', password)).status;
    expect([await attempt('a'), await attempt('b'), await attempt('c'), await attempt('d')]).toEqual([401, 401, 401, 429]);
    await server.runtime.database.asWorker((tx) => tx.query(`UPDATE password SET hash = (SELECT hash FROM password p JOIN staff s ON s.id = p.staff WHERE s.account = 'psb.yx') WHERE staff = (SELECT id FROM staff WHERE account = 'edu.yx')`));
    expect(await attempt('e')).toBe(401);
  });

  it('hashes for an account that does not exist as for one that does', async () => {
    const passwords = new PasswordHash({ memory: 8_192, passes: 1, atOnce: 1, waiting: 0 });
    const stored = await passwords.hash('right');
    for (const [first, second] of [[undefined, stored], [stored, undefined]]) {
      const busy = passwords.verify('wrong', first);
      // There is one place to hash in: whoever takes it does the work.
      await expect(passwords.verify('wrong', second)).rejects.toMatchObject({ code: 'OVERLOADED' });
      expect(await busy).toBe(false);
    }
  });

  it('keeps neither addresses nor accounts in its counters', async () => {
    await guess('198.51.100.9', 'psb.yx');
    const rows = await server.runtime.database.asWorker((tx) => tx.query('SELECT bucket FROM sign_in_count'));
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/198|psb/);
  });

  it('counts an IPv6 customer as one source', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'));
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });
});
