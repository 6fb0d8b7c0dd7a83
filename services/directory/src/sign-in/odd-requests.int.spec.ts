import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { Browser } from '../../test/browser.js';
import { directoryRuntime } from '../../test/directory-runtime.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { prepareDirectory } from '../seed/prepare-directory.js';
import { mountSignIn } from './mount-sign-in.js';

describe('odd requests to sign-in', () => {
  let server: DirectoryServer;
  beforeAll(async () => { server = await directoryServer(); });
  afterAll(() => server[Symbol.asyncDispose]());

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const requests: [string, string, RequestInit][] = [
    ['a path that does not decode', '/oidc/interaction/%E0%A4%A', {}],
    ['a zero byte in a path', '/oidc/interaction/%00', {}],
    ['an unknown path', '/oidc/nothing', {}],
    ['a method nobody takes', '/oidc/auth', { method: 'DELETE' }],
    ['no parameters', '/oidc/auth', {}],
    ['a parameter twice', '/oidc/auth?client_id=cli&client_id=cli', {}],
    ['a parameter that is no text', '/oidc/auth?client_id[]=cli&scope[x]=1', {}],
    ['cookies of nobody', '/oidc/auth?client_id=cli', { headers: { cookie: '_session=%00; _session.sig=x; _interaction=\u00ff' } }],
    ['a session id with quotes', '/oidc/session/end', { headers: { cookie: `_session=' OR 1=1; _session.sig=x` } }],
    ['a body of another type', '/oidc/token', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
    ['no body', '/oidc/token', { method: 'POST' }],
    ['a code of nobody', '/oidc/token', { method: 'POST', headers: form, body: 'client_id=cli&grant_type=authorization_code&code=%00&redirect_uri=x&code_verifier=y' }],
    ['a refresh token of nobody', '/oidc/token', { method: 'POST', headers: form, body: `client_id=cli&grant_type=refresh_token&refresh_token=${encodeURIComponent("'\u0000;--")}` }],
    ['a large body', '/oidc/token', { method: 'POST', headers: form, body: `client_id=cli&x=${'a'.repeat(300_000)}` }],
    ['a large form', '/oidc/interaction/x', { method: 'POST', headers: form, body: `account=${'a'.repeat(20_000)}` }],
    ['a form with many fields', '/oidc/interaction/x', { method: 'POST', headers: form, body: 'a=1&'.repeat(50) }],
    ['a form in an unknown encoding', '/oidc/interaction/x', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' }, body: 'a=1' }],
    ['a revocation of nothing', '/oidc/token/revocation', { method: 'POST', headers: form, body: 'client_id=cli&token=%00' }],
    ['a hint that is no token', '/oidc/session/end?id_token_hint=x', {}],
  ];

  it.each(requests)('are refused, never failed on: %s', async (_name, path, init) => {
    const response = await fetch(server.origin + path, { redirect: 'manual', ...init });
    expect([response.status, await response.text()]).toEqual([expect.any(Number), expect.not.stringContaining('node_modules')]);
    expect(response.status).toBeLessThan(500);
  });

  it('in the form itself are refused like a wrong password', async () => {
    const browser = new Browser(server.origin);
    const page = await browser.authorize({ state: '\u0000', login_hint: '"><script>', ui_locales: 'x'.repeat(500) });
    expect(page.html).toContain('value="&#34;&#62;&#60;script&#62;"');
    for (const [account, password] of [['', 'x'], ['psb.yx', ''], ['psb\u0000.yx', 'x'], ['\ud83d', 'x'], ['a'.repeat(65), 'x'], ['psb.yx', 'x'.repeat(201)]] as const) {
      expect((await browser.submit(page, account, password)).status).toBeLessThan(402);
    }
  });
});

describe('sign-in behind a proxy that speaks https', () => {
  it('marks its cookies secure, names its public addresses, and keeps the browser where it is', async () => {
    await using fixture = await directoryRuntime({ issuer: 'https://exchange.example/oidc' });
    await prepareDirectory(fixture.runtime);
    const app = express();
    mountSignIn(app, fixture.runtime);
    const http = createServer(app);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    try {
      const found = await (await fetch(`${at}/oidc/.well-known/openid-configuration`)).json();
      expect(found).toMatchObject({ issuer: 'https://exchange.example/oidc', authorization_endpoint: 'https://exchange.example/oidc/auth' });
      const query = new URLSearchParams({ client_id: 'console', response_type: 'code', scope: 'openid', redirect_uri: 'https://exchange.example/signed-in', code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' });
      const asked = await fetch(`${at}/oidc/auth?${query.toString()}`, { redirect: 'manual' });
      expect(asked.headers.get('location')).toMatch(/^\/oidc\/interaction\/[\w-]+$/);
      const cookies = asked.headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).toMatch(/; secure; httponly/i);
    } finally {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    }
  });
});
