import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from '../../test/browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { standingClock } from '../../test/directory-runtime.js';
import { networkOf } from './sign-in-throttle.js';

const MINUTE = 60_000;

describe('guessing passwords', () => {
  const clock = standingClock();
  let server: DirectoryServer;
  const right = (): string => server.passwords['psb.yx'] ?? '';
  beforeAll(async () => {
    server = await directoryServer({ clock, environment: { SIGN_IN_TRIES: '3', SIGN_IN_TRIES_PER_SOURCE: '8', SIGN_IN_TRIES_PER_ACCOUNT: '11' } });
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
    const before = performance.now();
    expect((await new Browser(server.origin, '192.0.2.77').signIn('psb.yx', right())).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(400);
    // The known device, though its address was used up by somebody else, neither waits nor is refused.
    const known = performance.now();
    const page = await own.authorize({ prompt: 'login' });
    expect((await own.tokens(await own.submit(page, 'psb.yx', right()))).status).toBe(200);
    expect(performance.now() - known).toBeLessThan(400);
  });

  it('slows a known device by itself, and a changed password makes it unknown', async () => {
    const own = new Browser(server.origin, '203.0.113.8');
    await own.signIn('edu.yx', server.passwords['edu.yx'] ?? '');
    const attempt = async (password: string): Promise<number> => (await own.submit(await own.authorize({ prompt: 'login' }), 'edu.yx', password)).status;
    expect([await attempt('a'), await attempt('b'), await attempt('c'), await attempt('d')]).toEqual([401, 401, 401, 429]);
    await server.runtime.database.asWorker((tx) => tx.query(`UPDATE password SET hash = (SELECT hash FROM password p JOIN staff s ON s.id = p.staff WHERE s.account = 'psb.yx') WHERE staff = (SELECT id FROM staff WHERE account = 'edu.yx')`));
    expect(await attempt('e')).toBe(401);
  });

  it('takes as long for an account that does not exist', async () => {
    const median = async (account: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 7; n += 1) {
        const browser = new Browser(server.origin, `192.0.2.${100 + n}`);
        const page = await browser.authorize();
        const started = performance.now();
        await browser.submit(page, account, 'wrong');
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    await server.runtime.database.asWorker((tx) => tx.query('DELETE FROM sign_in_count'));
    const [known, unknown] = [await median('rpi.yx'), await median('no-such-account')];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.6);
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
