import { nameOf } from '../src/session/sessions.js';
import { CookieJar } from './cookie-jar.js';

/** Answer of a request a page of the console makes. */
export interface ConsoleAnswer { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers }

/** A browser that signs in to the console: pages, redirects and cookies; no script of it ever sees a token. */
export class ConsoleBrowser {
  readonly cookies = new CookieJar();
  /** Addresses it was led to, in order. */
  readonly visited: URL[] = [];

  constructor(private readonly origin: string) {}

  /** From a page of ours to the page at which it ends. */
  async signIn(account: string, password: string, to = '/desk'): Promise<{ status: number; html: string; headers: Headers }> {
    const form = await this.open(`/session/sign-in?to=${encodeURIComponent(to)}`);
    return this.submit(form, account, password);
  }

  async submit({ html, url }: { html: string; url: URL }, account: string, password: string): Promise<{ status: number; html: string; headers: Headers; url: URL }> {
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? '';
    return this.open(new URL(action, url).href, new URLSearchParams({ account, password }));
  }

  async open(path: string, form?: URLSearchParams): Promise<{ status: number; html: string; headers: Headers; url: URL }> {
    let url = new URL(path, this.origin);
    let body = form;
    for (let hop = 0; hop < 12; hop += 1) {
      this.visited.push(url);
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET', redirect: 'manual', ...(body ? { body } : {}), headers: { cookie: this.cookies.header(url), accept: 'text/html', 'accept-language': 'zh-CN' },
      });
      this.cookies.take(response);
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, html: await response.text(), headers: response.headers, url };
      await response.body?.cancel();
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error('in circles');
  }

  /** As a page does that locks or signs out: it names the session it is of, here the one that is there if no other is given. */
  end(path: `/session/${'lock' | 'sign-out'}${string}`, session: string = this.sessionName()): Promise<ConsoleAnswer> {
    return this.ask('POST', path, { body: { session } });
  }

  sessionName(): string {
    return nameOf(this.cookies.value('session') ?? this.cookies.value('field') ?? '');
  }

  /** As a page's script asks: from the same origin, saying that somebody is signed in. */
  async ask(method: string, path: string, { body, headers = { 'sec-fetch-site': 'same-origin', 'x-console': 'staff' } }: { body?: object; headers?: Record<string, string> } = {}): Promise<ConsoleAnswer> {
    const url = new URL(path, this.origin);
    const response = await fetch(url, {
      method, redirect: 'manual', headers: { cookie: this.cookies.header(url), ...headers, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}),
    });
    this.cookies.take(response);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) as Record<string, unknown>, headers: response.headers };
  }
}
