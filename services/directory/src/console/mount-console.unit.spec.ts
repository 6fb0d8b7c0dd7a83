import { createServer, request, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { mountConsole } from './mount-console.js';

const DESK = '<meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__" src="/assets/desk/a-1.js"></script>';
const SCRIPT = 'export const phone = 1;';

function built(): string {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(folder, 'dist/assets/phone'), { recursive: true });
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  put('secret.js', 'secret');
  put('dist/phone.html', 'the phone');
  put('dist/desk.html', DESK);
  put('dist/sw.js', 'worker');
  put('dist/assets/phone/a-1.js', SCRIPT);
  put('dist/assets/phone/a-1.js.br', brotliCompressSync(SCRIPT));
  put('dist/assets/phone/a-1.js.gz', gzipSync(SCRIPT));
  return folder;
}

describe('the console, served', () => {
  let folder = '';
  let server: Server;
  let origin = '';
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(origin + path, { headers });
  beforeAll(async () => {
    folder = built();
    const app = express();
    mountConsole(app, join(folder, 'dist'));
    app.use((asked, response) => { response.status(404).send(`others: ${asked.path}`); });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['/', '/report', '/report/sent', '/follow-up', '/mine', '/mine/x', '/field/today'])('shows the phone at %s, with its policy and nothing of a nonce', async (path) => {
    const page = await get(path);
    expect([page.status, await page.text()]).toEqual([200, 'the phone']);
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default");
    expect(Object.fromEntries(['cache-control', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'permissions-policy'].map((name) => [name, page.headers.get(name)]))).toEqual({
      'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
  });

  it.each(['/desk', '/desk/r/1', '/coordination', '/admin/staff', '/audit', '/policy', '/print/x/1', '/me', '/inbox', '/figures', '/supervision', '/children/1'])('shows the desk at %s, with a nonce of that answer alone', async (path) => {
    const pages = await Promise.all([get(path), get(path)]);
    const nonces = await Promise.all(pages.map(async (page) => {
      const html = await page.text();
      const [, nonce = ''] = /'nonce-([^']{22,})'/.exec(page.headers.get('content-security-policy') ?? '') ?? [];
      expect(html).toBe(DESK.replaceAll('__NONCE__', nonce));
      return nonce;
    }));
    expect(new Set(nonces).size).toBe(2);
    expect(pages[0]?.headers.get('content-security-policy')).toContain(`style-src-elem 'self' 'nonce-${nonces[0]}'; style-src-attr 'unsafe-inline'`);
  });

  it('gives files as the build compressed them, to be kept when their name holds their hash', async () => {
    // As browsers ask, and older ones.
    for (const [accepted, encoding] of [['gzip, deflate, br, zstd', 'br'], ['br', 'br'], ['gzip, deflate', 'gzip'], ['gzip, br;q=0', 'gzip']] as const) {
      const file = await get('/assets/phone/a-1.js', { 'accept-encoding': accepted });
      expect([file.headers.get('content-encoding'), file.headers.get('cache-control'), file.headers.get('content-type'), await file.text()]).toEqual([encoding, 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8', SCRIPT]);
    }
    const plain = await get('/assets/phone/a-1.js', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), plain.headers.get('vary'), await plain.text()]).toEqual([null, 'Accept-Encoding', SCRIPT]);
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/api/x', '/oidc/auth', '/session', '/signed-in', '/health/ready', '/docs', '/metrics', '/assets/phone/gone.js', '/desk.html', '/reports', '/Desk'])('leaves %s to others', async (path) => {
    expect(await (await get(path)).text()).toBe(`others: ${path}`);
  });

  it('leaves what is no question for a page to others', async () => {
    expect(await (await fetch(`${origin}/report`, { method: 'POST' })).text()).toBe('others: /report');
  });

  it('says in the console, to a person, that there is nothing', async () => {
    const page = await get('/nothing', { accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([404, 'the phone']);
    expect((await get('/api/nothing', { accept: 'text/html' })).headers.get('content-security-policy')).toBeNull();
  });

  it.each(['/../secret.js', '/assets/../../secret.js', '/assets/%2e%2e/%2e%2e/secret.js', '/..%2fsecret.js', '//secret.js', '/assets/phone/%00'])('gives nothing from beside its folder: %s', async (path) => {
    // fetch would tidy the path before it is sent.
    const { port } = new URL(origin);
    const answer = await new Promise<string>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => resolve(`${response.statusCode} ${text}`));
      }).on('error', reject).end();
    });
    expect(answer).toMatch(/^4\d\d (?!secret)/);
  });

  it('mounts nothing when nothing was built', () => {
    const app = express();
    const before = app.router.stack.length;
    mountConsole(app, join(folder, 'nowhere'));
    expect(app.router.stack).toHaveLength(before);
  });
});
