import { createHash, randomBytes } from 'node:crypto';

/** The public client of command-line tools; its redirect goes to the loopback address and is only read, never opened. */
const CLIENT = { id: 'cli', redirect: 'http://127.0.0.1/callback', resource: 'urn:referrals:exchange' };

/** A browser's worth of cookies for one sign-in. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split(/=(.*)/s) as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

export interface Tokens { readonly accessToken: string; readonly expiresInSeconds: number }

/**
 * Signs in as a person does: asks for authorization (PKCE), fills the page's form, follows it back and exchanges the code.
 * @throws Error that says which step was refused; never with the password
 */
export async function signIn(baseUrl: string, account: string, password: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const jar = new CookieJar();
  const authorize = new URL('/oidc/auth', baseUrl);
  authorize.search = new URLSearchParams({
    client_id: CLIENT.id, response_type: 'code', redirect_uri: CLIENT.redirect, scope: 'openid', resource: CLIENT.resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', state: randomBytes(8).toString('hex'),
  }).toString();
  const page = await follow(jar, authorize);
  if (page.code !== undefined) throw new Error('Sign-in answered without asking who it is');
  const form = readForm(page.html, page.url);
  const done = await follow(jar, form.action, new URLSearchParams({ ...form.hidden, account, password }));
  if (done.code === undefined) throw new Error(`Sign-in of ${account} was refused (status ${done.status})`);
  const response = await fetch(new URL('/oidc/token', baseUrl), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: CLIENT.id, redirect_uri: CLIENT.redirect, code: done.code, code_verifier: verifier, resource: CLIENT.resource,
    }),
  });
  const body = await response.json() as { access_token?: string; expires_in?: number; error?: string };
  if (body.access_token === undefined) throw new Error(`No token for ${account}: ${body.error ?? response.status}`);
  return { accessToken: body.access_token, expiresInSeconds: body.expires_in ?? 0 };
}

interface Page { readonly url: URL; readonly html: string; readonly status: number; readonly code?: string }

async function follow(jar: CookieJar, start: URL, form?: URLSearchParams): Promise<Page> {
  let url = start;
  let body = form;
  for (let hop = 0; hop < 10; hop += 1) {
    const response = await fetch(url, { method: body ? 'POST' : 'GET', redirect: 'manual', headers: { cookie: jar.header() }, ...(body ? { body } : {}) });
    jar.take(response);
    const location = response.headers.get('location');
    if (location === null) return { url, html: await response.text(), status: response.status };
    await response.body?.cancel();
    url = new URL(location, url);
    body = undefined;
    if (url.href.startsWith(CLIENT.redirect)) {
      const code = url.searchParams.get('code');
      if (code === null) throw new Error(`Sign-in came back with ${url.searchParams.get('error') ?? 'no code'}`);
      return { url, html: '', status: response.status, code };
    }
  }
  throw new Error('Sign-in went in circles');
}

function readForm(html: string, at: URL): { action: URL; hidden: Record<string, string> } {
  const action = /<form[^>]*\saction="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) throw new Error('The sign-in page has no form');
  const hidden = Object.fromEntries([...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ]));
  return { action: new URL(action.replaceAll('&amp;', '&'), at), hidden };
}
