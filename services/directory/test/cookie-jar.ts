/** A browser's cookies with their paths. `lines`: every `Set-Cookie` that came, as it came. */
export class CookieJar {
  readonly lines: string[] = [];
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      this.lines.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /; *path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (value === '' || /; *max-age=0(;|$)/i.test(line)) this.cookies.delete(`${name} ${path}`);
      else this.cookies.set(`${name} ${path}`, { name, value, path });
    }
  }

  header(url: URL): string {
    const within = (path: string): boolean => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
    return [...this.cookies.values()].filter(({ path }) => within(path)).map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  names(): string[] {
    return [...this.cookies.values()].map(({ name }) => name);
  }

  value(name: string): string | undefined {
    return [...this.cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  set(name: string, value: string, path = '/'): void {
    this.cookies.set(`${name} ${path}`, { name, value, path });
  }
}
