import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Browser } from '../../test/browser.js';
import { directoryServer } from '../../test/directory-server.js';

describe('sign-in while the database is away', () => {
  it('answers 503 with Retry-After on every path, and works again by itself', async () => {
    await using server = await directoryServer();
    const browser = new Browser(server.origin);
    const page = await browser.authorize();
    const name = new URL(server.url).pathname.slice(1);
    const control = new pg.Client({ connectionString: new URL('/postgres', server.url).href });
    await control.connect();
    const close = async (open: boolean): Promise<void> => {
      await control.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} CONNECTION LIMIT ${open ? -1 : 0}`);
      if (!open) await control.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    };
    await close(false);
    try {
      const form = await browser.submit(page, 'psb.yx', 'x');
      const authorize = await new Browser(server.origin).authorize();
      const token = await fetch(`${server.origin}/oidc/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'cli', grant_type: 'refresh_token', refresh_token: 'x' }) });
      expect([form.status, authorize.status, token.status]).toEqual([503, 503, 503]);
      for (const { headers } of [form, authorize, token]) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await close(true);
      await control.end();
    }
    expect((await new Browser(server.origin).signIn('psb.yx', server.passwords['psb.yx'] ?? '')).status).toBe(200);
  });
});
