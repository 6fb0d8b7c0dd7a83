import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from './cookie-jar.js';

const CLI = { client_id: 'cli', redirect_uri: 'http://127.0.0.1/callback' };

export interface Page { readonly status: number; readonly html: string; readonly headers: Headers; readonly url: URL }

/** A browser's worth of cookies and redirects, to look at sign-in from outside step by step. */
export class Browser {
  private readonly cookies = new CookieJar();
  private verifier = '';

  constructor(private readonly origin: string, private readonly source = '192.0.2.1') {}

  /** Goes to the authorization endpoint; ends at the sign-in page, or at the client's redirect. */
  async authorize(more: Record<string, string> = {}): Promise<Page> {
    this.verifier = randomBytes(32).toString('base64url');
    const url = new URL('/oidc/auth', this.origin);
    url.search = new URLSearchParams({
      ...CLI, response_type: 'code', scope: 'openid', resource: 'urn:referrals:exchange',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'), code_challenge_method: 'S256', ...more,
    }).toString();
    return this.follow(url);
  }

  async submit(page: Page, account: string, password: string): Promise<Page> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.html)?.[1] ?? '';
    return this.follow(new URL(action, page.url), new URLSearchParams({ account, password }));
  }

  /** Signs in and gives the tokens. */
  async signIn(account: string, password: string): Promise<Tokens> {
    return this.tokens(await this.submit(await this.authorize(), account, password));
  }

  /** Exchanges the code at the end of a sign-in. */
  async tokens(end: Page): Promise<Tokens> {
    return this.token({ grant_type: 'authorization_code', redirect_uri: CLI.redirect_uri, code: end.url.searchParams.get('code') ?? '', code_verifier: this.verifier });
  }

  refresh(token: string): Promise<Tokens> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token });
  }

  async token(fields: Record<string, string>): Promise<Tokens> {
    const response = await fetch(new URL('/oidc/token', this.origin), {
      method: 'POST', body: new URLSearchParams({ client_id: CLI.client_id, ...fields }), headers: { 'x-forwarded-for': this.source },
    });
    return { status: response.status, ...await response.json() as Omit<Tokens, 'status'> };
  }

  hasCookie(prefix: string): boolean {
    return this.cookies.names().some((name) => name.startsWith(prefix));
  }

  async follow(start: URL, form?: URLSearchParams): Promise<Page> {
    let url = start;
    let body = form;
    for (;;) {
      if (url.href.startsWith(CLI.redirect_uri)) return { status: 0, html: '', headers: new Headers(), url };
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET', redirect: 'manual', ...(body ? { body } : {}),
        headers: { cookie: this.cookies.header(url), 'x-forwarded-for': this.source, accept: 'text/html', 'accept-language': 'zh-CN,zh;q=0.9' },
      });
      this.cookies.take(response);
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, html: await response.text(), headers: response.headers, url };
      await response.body?.cancel();
      url = new URL(location, url);
      body = undefined;
    }
  }
}

export interface Tokens { readonly status: number; readonly access_token?: string; readonly refresh_token?: string; readonly id_token?: string; readonly expires_in?: number; readonly error?: string }
