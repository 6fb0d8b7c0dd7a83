import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, systemClock, type Clock } from '@referrals/calendar';
import { decodeJwt } from 'jose';
import { Browser } from '../../test/browser.js';
import { ConsoleBrowser } from '../../test/console-browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { SESSION_ROUTES } from './mount-session.js';

const MINUTE = 60_000;

/** The machine's time and as much as a test sets it on by. */
class MovedClock implements Clock {
  ahead = 0;
  now = () => addMillis(systemClock.now(), this.ahead);
}

describe('the session of a browser', () => {
  const clock = new MovedClock();
  let server: DirectoryServer;
  const passwordOf = (account: string): string => server.passwords[account] ?? '';
  const signedIn = async (account = 'psb.yx'): Promise<ConsoleBrowser> => {
    const browser = new ConsoleBrowser(server.origin);
    expect((await browser.signIn(account, passwordOf(account))).status).toBe(200);
    return browser;
  };
  const rows = (sql: string, values: unknown[] = []) => server.runtime.database.asWorker((tx) => tx.query<Record<string, unknown>>(sql, values));
  beforeAll(async () => { server = await directoryServer({ clock }); });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => { clock.ahead = 0; });

  it('begins by signing in and leads back to the page that asked, with nothing of it for a script', async () => {
    const browser = new ConsoleBrowser(server.origin);
    const page = await browser.signIn('psb.yx', passwordOf('psb.yx'), '/desk/inbox');
    expect(page.headers.get('refresh')).toBe('0; url=/desk/inbox');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).not.toContain('<script');
    const set = browser.cookies.lines.filter((line) => /^(token|session)[.=]/.test(line));
    expect(set).toHaveLength(4);
    for (const line of set) expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Strict$|; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = decodeJwt(browser.cookies.value('token') ?? '');
    expect(Object.keys(token).sort()).not.toContain('name');
    expect(JSON.stringify(token)).not.toContain('psb.yx');
    expect((await browser.ask('GET', '/api/directory/me')).body).toMatchObject({ account: 'psb.yx' });
    expect(browser.cookies.names().sort()).toEqual(expect.not.arrayContaining([expect.stringContaining('sign-in')]));
  });

  it('asks with proof key, state and nonce, each time others', async () => {
    const [one, two] = await Promise.all([signedIn(), signedIn('edu.yx')]);
    const asked = [one, two].map((browser) => browser.visited.find(({ pathname }) => pathname === '/oidc/auth')?.searchParams);
    for (const query of asked) expect(Object.fromEntries(query ?? [])).toMatchObject({ client_id: 'console', code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name));
  });

  it('keeps the provider’s cookies away from every service', async () => {
    const browser = await signedIn();
    expect(browser.cookies.header(new URL('/api/directory/me', server.origin)).replaceAll(/=[^;]*/g, '')).toBe('session; token');
    for (const line of browser.cookies.lines.filter((one) => one.startsWith('_'))) expect(line.toLowerCase()).toMatch(/; path=\/oidc/);
  });

  it.each([['https://evil.example/'], ['//evil.example'], ['/\\evil.example'], ['/desk?x=1'], ['javascript:alert(1)'], ['']])('leads to no other place: %s', async (to) => {
    const browser = new ConsoleBrowser(server.origin);
    expect((await browser.signIn('psb.yx', passwordOf('psb.yx'), to)).headers.get('refresh')).toBe('0; url=/');
  });

  it('takes a code only in the browser that asked for it, and once', async () => {
    const browser = new ConsoleBrowser(server.origin);
    await browser.signIn('psb.yx', passwordOf('psb.yx'));
    const back = browser.visited.find(({ pathname }) => pathname === '/signed-in');
    for (const other of [browser, new ConsoleBrowser(server.origin)]) {
      const page = await other.open(`${back?.pathname}${back?.search}`);
      expect(page.status).toBe(400);
      expect(page.html).toContain('已过期');
    }
    const [stolen, victim] = [new ConsoleBrowser(server.origin), new ConsoleBrowser(server.origin)];
    await victim.open('/session/sign-in?to=/desk');
    expect((await stolen.open(`/signed-in?code=x&state=${victim.visited[1]?.searchParams.get('state')}`)).status).toBe(400);
    expect(stolen.cookies.names()).toEqual([]);
  });

  it('is known to the provider as a client with a secret: without it no code is worth anything', async () => {
    const response = await fetch(`${server.origin}/oidc/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'console', grant_type: 'refresh_token', refresh_token: 'x' }) });
    expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ error: 'invalid_client' })]);
  });

  it('says who is signed in, to everybody who asks, and what opens their drafts', async () => {
    const browser = await signedIn();
    const { status, body, headers } = await browser.ask('GET', '/session');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({ signedIn: true, staff: expect.any(String), session: browser.sessionName(), expiresAt: expect.any(String), lockAfterSeconds: 900, inField: false, draftKey: expect.stringMatching(/^[\w-]{43}$/), fieldKey: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await (await signedIn()).ask('GET', '/session')).body['draftKey']).toBe(body['draftKey']);
    expect((await (await signedIn('edu.yx')).ask('GET', '/session')).body['draftKey']).not.toBe(body['draftKey']);
    for (const stranger of [new ConsoleBrowser(server.origin), browser]) {
      expect(await stranger.ask('GET', '/session', { headers: stranger === browser ? { 'sec-fetch-site': 'cross-site' } : {} })).toMatchObject({ status: 200, body: { signedIn: false } });
    }
    browser.cookies.set('session', 'made-up');
    expect(await browser.ask('GET', '/session')).toMatchObject({ status: 200, body: { signedIn: false } });
  });

  it('declares each of its routes: those that do something take our own pages’ requests alone', async () => {
    const browser = await signedIn();
    for (const { method, path, from } of SESSION_ROUTES) {
      const answer = await browser.ask(method.toUpperCase(), path, { headers: { 'sec-fetch-site': 'cross-site' } }).catch(() => undefined);
      expect([path, answer?.status === 403]).toEqual([path, from === 'OUR_PAGES']);
    }
    expect((await browser.ask('GET', '/session')).body['signedIn']).toBe(true);
  });

  it('is renewed once, however many pages ask at the same time', async () => {
    const browser = await signedIn();
    const first = browser.cookies.value('token');
    clock.ahead = 8 * MINUTE;
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.ask('POST', '/session/renew')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    const given = new Set(answers.map(({ headers }) => headers.getSetCookie().find((line) => line.startsWith('token='))?.split(';')[0]));
    expect([...given]).toHaveLength(1);
    expect(browser.cookies.value('token')).not.toBe(first);
    const issued = await rows("SELECT count(*)::int AS n FROM oidc_payload WHERE model = 'RefreshToken' AND account_id = (SELECT id FROM staff WHERE account = 'psb.yx') AND grant_id = (SELECT grant_id FROM browser_session ORDER BY renewed_at DESC LIMIT 1)");
    expect(issued).toEqual([{ n: 1 }]);
  });

  it('gives a token that is not half a minute old again, and a new one after', async () => {
    const browser = await signedIn();
    const at = async (ahead: number): Promise<string | undefined> => {
      clock.ahead = ahead;
      expect((await browser.ask('POST', '/session/renew')).status).toBe(204);
      return browser.cookies.value('token');
    };
    const first = browser.cookies.value('token');
    expect(await at(0)).toBe(first);
    const second = await at(31_000);
    expect(second).not.toBe(first);
    expect(await at(40_000)).toBe(second);
  });

  it('is not renewed by a page that another person left open in the browser', async () => {
    const [browser, next] = [await signedIn(), await signedIn('edu.yx')];
    const { staff: before } = (await browser.ask('GET', '/session')).body;
    browser.cookies.set('session', next.cookies.value('session') ?? '');
    const { staff } = (await browser.ask('GET', '/session')).body;
    expect(staff).not.toBe(before);
    const leftOpen = { headers: { 'x-console': `staff ${String(before)}` } };
    expect((await browser.ask('POST', '/session/renew', leftOpen)).status).toBe(401);
    expect((await browser.ask('POST', '/session/renew', { headers: { 'x-console': `staff ${String(staff)}` } })).status).toBe(204);
  });

  it.each(['/session/lock', '/session/sign-out', '/session/sign-out?everywhere=true'] as const)('is not ended by %s that was owed by another, be it the same person’s', async (path) => {
    const browser = await signedIn('hlth.yx');
    const before = browser.sessionName();
    for (const account of ['court.yx', 'hlth.yx']) {
      await browser.signIn(account, passwordOf(account));
      const cookies = browser.cookies.names();
      expect((await browser.end(path, before)).status).toBe(path.endsWith('true') ? 401 : 204);
      expect(browser.cookies.names()).toEqual(cookies);
      expect((await browser.ask('GET', '/session')).body).toMatchObject({ signedIn: true, session: browser.sessionName() });
    }
    expect(await browser.ask('POST', path, { body: {} })).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT', field: 'session' } });
  });

  it('is the next person’s once they signed in where another was, and the other’s no more', async () => {
    const browser = await signedIn();
    const session = browser.cookies.value('session') ?? '';
    expect((await browser.signIn('edu.yx', passwordOf('edu.yx'))).headers.get('refresh')).toBe('0; url=/desk');
    expect((await browser.ask('GET', '/api/directory/me')).body).toMatchObject({ account: 'edu.yx' });
    const left = new ConsoleBrowser(server.origin);
    left.cookies.set('session', session);
    expect((await left.ask('POST', '/session/renew')).status).toBe(401);
  });

  it('is over when nobody renewed it for twenty minutes, at the provider too', async () => {
    const browser = await signedIn();
    clock.ahead = 19.5 * MINUTE;
    expect((await browser.ask('GET', '/session')).body['signedIn']).toBe(true);
    clock.ahead = 20 * MINUTE + 1_000;
    expect((await browser.ask('GET', '/session')).body['signedIn']).toBe(false);
    const { status, headers, body } = await browser.ask('POST', '/session/renew');
    expect([status, body['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(headers.getSetCookie().filter((line) => /^(session|token|field)/.test(line) && line.includes('Max-Age=0'))).toHaveLength(5);
    expect((await browser.open('/session/sign-in?to=/desk')).html).toContain('name="password"');
  });

  it('cannot be renewed by a suspended account, nor after a new password', async () => {
    const admin = server.as('admin');
    for (const [account, act] of [['hrss.yx', 'suspend'], ['cac.yx', 'password'], ['wf.yx', 'behind']] as const) {
      const browser = await signedIn(account);
      const { items: [person] } = await admin.must(admin.get(`/api/directory/staff?q=${account}`));
      if (act === 'behind') await rows("UPDATE staff SET status = 'SUSPENDED' WHERE account = $1", [account]);
      else await admin.must(admin.post(`/api/directory/staff/${person.id}/${act}`, undefined, act === 'suspend' ? { ifMatch: person.version } : {}));
      clock.ahead = MINUTE;
      expect([account, (await browser.ask('POST', '/session/renew')).status]).toEqual([account, 401]);
      expect((await browser.ask('GET', '/session')).body).toEqual({ signedIn: false });
      clock.ahead = 0;
    }
  });

  it.each(['/session/lock', '/session/sign-out'] as const)('ends at %s: token, refresh token and the provider’s own', async (path) => {
    const browser = await signedIn('civ.yx');
    const kept = browser.cookies.value('session') ?? '';
    expect((await browser.end(path)).status).toBe(204);
    expect(browser.cookies.names().filter((name) => /^(token|session)/.test(name))).toEqual([]);
    expect(await rows("SELECT model FROM oidc_payload WHERE account_id = (SELECT id FROM staff WHERE account = 'civ.yx')")).toEqual([]);
    browser.cookies.set('session', kept);
    expect((await browser.ask('POST', '/session/renew')).status).toBe(401);
    expect((await browser.open('/session/sign-in?to=/desk')).html).toContain('name="password"');
  });

  it('asks who locked it for their password again, with the account filled in', async () => {
    const browser = await signedIn('civ.yx');
    await browser.end('/session/lock');
    const form = await browser.open('/session/sign-in?to=/desk/inbox');
    expect(form.html).toContain('value="civ.yx"');
    expect((await browser.submit(form, 'civ.yx', passwordOf('civ.yx'))).headers.get('refresh')).toBe('0; url=/desk/inbox');
    await browser.end('/session/sign-out');
    expect((await browser.open('/session/sign-in?to=/')).html).not.toContain('value="civ.yx"');
  });

  it('ends everywhere when it is said so, and only there else', async () => {
    const [here, there, tool] = [await signedIn('edu.yx'), await signedIn('edu.yx'), new Browser(server.origin)];
    const { refresh_token: refresh = '' } = await tool.signIn('edu.yx', passwordOf('edu.yx'));
    await here.end('/session/sign-out');
    expect((await there.ask('GET', '/session')).body['signedIn']).toBe(true);
    const again = await signedIn('edu.yx');
    await again.end('/session/sign-out?everywhere=true');
    expect((await there.ask('GET', '/session')).body['signedIn']).toBe(false);
    expect((await tool.refresh(refresh)).status).toBe(400);
  });

  it('asks for a password at each sign-in, and keeps one session for what the provider granted, whatever the browser sent along', async () => {
    const browser = await signedIn('proc.yx');
    // A link from elsewhere: the Strict cookie stays at home, the provider's comes along.
    browser.cookies.set('session', 'not-sent');
    expect((await browser.signIn('proc.yx', passwordOf('proc.yx'))).status).toBe(200);
    const kept = await rows('SELECT count(*)::int AS sessions, count(DISTINCT grant_id)::int AS grants FROM browser_session b JOIN staff s ON s.id = b.staff WHERE s.account = $1', ['proc.yx']);
    expect(kept[0]?.['sessions']).toBe(kept[0]?.['grants']);
    expect((await browser.ask('POST', '/session/renew')).status).toBe(204);
  });

  it('does not say that it ended elsewhere what it could not', async () => {
    const browser = await signedIn('coord.yx');
    await rows('DELETE FROM browser_session b USING staff s WHERE s.id = b.staff AND s.account = $1', ['coord.yx']);
    expect((await browser.end('/session/sign-out?everywhere=true')).status).toBe(401);
    expect((await browser.end('/session/sign-out')).status).toBe(204);
  });

  it('stays while the provider cannot answer', async () => {
    const browser = await signedIn();
    clock.ahead = MINUTE;
    await rows("UPDATE browser_session SET renewing_until = now() + interval '1 hour'");
    const waiting = browser.ask('POST', '/session/renew');
    await rows('UPDATE browser_session SET renewing_until = NULL');
    expect((await waiting).status).toBe(204);
  });

  it('is nowhere in the API’s document', async () => {
    for (const { path } of SESSION_ROUTES) expect(JSON.stringify(await import('../../../../docs/api/openapi.json', { with: { type: 'json' } }))).not.toContain(`"${path}"`);
  });
});
