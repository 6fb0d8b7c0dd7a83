import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '@referrals/client';
import { Browser } from '../../test/browser.js';
import { startNotices } from '../seed/start-notices.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';

describe('signing in over HTTP', () => {
  let server: DirectoryServer;
  const passwordOf = (account: string): string => server.passwords[account] ?? '';
  beforeAll(async () => { server = await directoryServer(); });
  afterAll(() => server[Symbol.asyncDispose]());

  it('gives a token that says who the person is and what they may act for', async () => {
    const { accessToken, expiresInSeconds } = await signIn(server.origin, 'psb.yx', passwordOf('psb.yx'));
    expect(expiresInSeconds).toBeLessThanOrEqual(600);
    expect(await server.tokens.verify(accessToken)).toEqual({
      kind: 'STAFF', staff: expect.any(String), organisation: expect.any(String), organisationType: 'PSB', roles: [],
      desks: [{ id: expect.any(String), agency: 'PSB', role: 'MEMBER', jurisdiction: '430223', functions: [] }],
    });
  });

  it('takes accounts as they are typed on Chinese keyboards', async () => {
    const end = await new Browser(server.origin).signIn(' ＰＳＢ。yx ', passwordOf('psb.yx'));
    expect(end.status).toBe(200);
  });

  it('shows a page in Chinese without script, keeps what was typed as the account, and tells nothing about accounts', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.authorize();
    expect(page.html).toContain('<html lang="zh-CN">');
    expect(page.html).toContain('tel:110');
    expect(page.html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self' http:\/\/127\.0\.0\.1;.*frame-ancestors 'none'/);
    const wrong = await browser.submit(page, 'psb.yx', 'wrong"><b>');
    const unknown = await browser.submit(page, 'nobody"><script>', 'wrong');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.html).toContain('value="psb.yx"');
    expect(unknown.html).not.toContain('<script');
    const withoutAccount = (html: string): string => html.replace(/value="[^"]*"/, '');
    expect(withoutAccount(unknown.html)).toBe(withoutAccount(wrong.html));
    expect(wrong.html).not.toContain('wrong');
  });

  it('asks once: a second request of the same browser is answered from its session', async () => {
    const browser = new Browser(server.origin);
    await browser.signIn('edu.yx', passwordOf('edu.yx'));
    const again = await browser.authorize();
    expect(again.url.searchParams.get('code')).toBeTruthy();
    expect((await browser.tokens(again)).status).toBe(200);
  });

  it('does nothing but authorization code with PKCE, for its own clients, to their own addresses', async () => {
    const browser = new Browser(server.origin);
    const refused = async (more: Record<string, string>): Promise<string | null> => /[?#&]error=([a-z_]+)/.exec((await browser.authorize(more)).url.href)?.[1] ?? null;
    expect(await refused({ code_challenge: '', code_challenge_method: '' })).toBe('invalid_request');
    expect(await refused({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await refused({ response_type: 'token' })).toBe('unsupported_response_type');
    expect(await refused({ resource: 'urn:other' })).toBe('invalid_target');
    for (const more of [{ client_id: 'nobody' }, { client_id: '\u0000' }, { redirect_uri: 'https://evil.example/callback' }]) {
      const page = await browser.authorize(more);
      expect(page.status).toBe(400);
      expect(page.html).not.toContain('evil');
    }
    expect(await browser.token({ grant_type: 'password', username: 'psb.yx', password: passwordOf('psb.yx') })).toMatchObject({ status: 400 });
    expect(await browser.token({ grant_type: 'client_credentials' })).toMatchObject({ status: 400 });
    const end = await browser.submit(await browser.authorize({ state: '\u0000' }), 'psb.yx', passwordOf('psb.yx'));
    expect(await browser.token({ grant_type: 'authorization_code', redirect_uri: 'http://127.0.0.1/callback', code: end.url.searchParams.get('code') ?? '', code_verifier: 'x'.repeat(43) })).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('ties the form to the browser that asked', async () => {
    const page = await new Browser(server.origin).authorize();
    const other = await new Browser(server.origin).submit(page, 'psb.yx', passwordOf('psb.yx'));
    expect(other.status).toBe(400);
    expect(other.html).toContain('登录页面已过期');
  });

  it('rotates refresh tokens; one used twice ends the sign-in', async () => {
    const browser = new Browser(server.origin);
    const first = await browser.signIn('civ.yx', passwordOf('civ.yx'));
    const second = await browser.refresh(first.refresh_token ?? '');
    expect(second.status).toBe(200);
    expect(await server.tokens.verify(second.access_token ?? '')).toMatchObject({ organisationType: 'CIV' });
    expect(await browser.refresh(first.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await browser.refresh(second.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('lets a suspended account do nothing new: no sign-in, no refresh, no session', async () => {
    const browser = new Browser(server.origin);
    const before = await browser.signIn('wf.ls', passwordOf('wf.ls'));
    const admin = server.as('admin');
    const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=wf.ls'));
    await admin.must(admin.post(`/api/directory/staff/${person.id}/suspend`, {}, { ifMatch: person.version }));
    expect(await browser.refresh(before.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    const again = await browser.authorize();
    expect(again.html).toContain('name="password"');
    expect((await browser.submit(again, 'wf.ls', passwordOf('wf.ls'))).status).toBe(401);
  });

  it('gives no token to an account suspended behind the provider’s back', async () => {
    const browser = new Browser(server.origin);
    const before = await browser.signIn('wf.yx', passwordOf('wf.yx'));
    await server.runtime.database.asWorker((tx) => tx.query(`UPDATE staff SET status = 'SUSPENDED' WHERE account = 'wf.yx'`));
    expect(await browser.refresh(before.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await browser.authorize()).html).toContain('name="password"');
  });

  it('gives demo accounts nothing outside demo mode', async () => {
    await using strict = await directoryServer({ environment: { DEMO: 'false' } });
    const [notice] = await startNotices(strict.runtime);
    const password = notice?.kind === 'FIRST_ADMINISTRATOR' ? notice.password : '';
    expect((await new Browser(strict.origin).signIn('admin', password)).status).toBe(200);
    await strict.runtime.database.asWorker((tx) => tx.query('UPDATE staff SET demo = true'));
    const browser = new Browser(strict.origin);
    expect((await browser.submit(await browser.authorize(), 'admin', password)).status).toBe(401);
  });

  it('signs out: the session and its refresh tokens end', async () => {
    const browser = new Browser(server.origin);
    const tokens = await browser.signIn('hlth.yx', passwordOf('hlth.yx'));
    const ask = await browser.follow(new URL(`/oidc/session/end?id_token_hint=${tokens.id_token}`, server.origin));
    expect(ask.html).toContain('退出登录？');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(ask.html)?.[1] ?? '';
    const done = await browser.follow(new URL('/oidc/session/end/confirm', server.origin), new URLSearchParams({ xsrf, logout: 'yes' }));
    expect(done.html).toContain('已退出登录');
    expect(await browser.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400 });
    expect((await browser.authorize()).html).toContain('name="password"');
  });

  it('gives a new password once, and lets people choose their own; old sessions end', async () => {
    const admin = server.as('admin');
    const browser = new Browser(server.origin);
    const before = await browser.signIn('cac.ls', passwordOf('cac.ls'));
    const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=cac.ls'));
    const reset = await admin.must(admin.post(`/api/directory/staff/${person.id}/password`));
    expect(await browser.refresh(before.refresh_token ?? '')).toMatchObject({ status: 400 });
    expect((await browser.submit(await browser.authorize(), 'cac.ls', passwordOf('cac.ls'))).status).toBe(401);
    const { access_token: token } = await browser.signIn('cac.ls', reset.password);
    const choose = async (body: object): Promise<{ status: number; code?: string }> => {
      const response = await fetch(`${server.origin}/api/directory/me/password`, {
        method: 'PUT', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
      });
      return { status: response.status, ...(response.status === 204 ? {} : await response.json() as { code: string }) };
    };
    expect(await choose({ current: 'wrong', password: '山高水长-2026-夏夜' })).toMatchObject({ status: 403, code: 'PASSWORD_WRONG' });
    expect(await choose({ current: reset.password, password: 'short' })).toMatchObject({ status: 400, code: 'PASSWORD_WEAK' });
    expect(await choose({ current: reset.password, password: '山高水长-2026-夏夜' })).toEqual({ status: 204 });
    expect((await new Browser(server.origin).signIn('cac.ls', '山高水长-2026-夏夜')).status).toBe(200);
  });

  it('is at the issuer’s address, whatever the request calls this host', async () => {
    const response = await fetch(`${server.origin}/oidc/.well-known/openid-configuration`, { headers: { 'x-forwarded-host': 'evil.example' } });
    const found = await response.json() as Record<string, unknown>;
    expect(found).toMatchObject({ issuer: `${server.origin}/oidc`, token_endpoint: `${server.origin}/oidc/token`, response_types_supported: ['code'], grant_types_supported: ['authorization_code', 'refresh_token'] });
    expect(JSON.stringify(found)).not.toContain('evil');
  });
});
