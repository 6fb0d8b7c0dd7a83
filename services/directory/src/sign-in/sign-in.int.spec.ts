import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '@referrals/testing';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';

describe('signing in over HTTP', () => {
  let server: DirectoryServer;
  beforeAll(async () => { server = await directoryServer(); });
  afterAll(() => server[Symbol.asyncDispose]());

  it('gives a token that says who the person is and what they may act for', async () => {
    const { accessToken, expiresInSeconds } = await signIn(server.origin, 'psb.yx', server.passwords['psb.yx'] ?? '');
    expect(expiresInSeconds).toBeLessThanOrEqual(600);
    expect(await server.tokens.verify(accessToken)).toEqual({
      kind: 'STAFF', staff: expect.any(String), organisation: expect.any(String), organisationType: 'PSB', roles: [],
      desks: [{ id: expect.any(String), agency: 'PSB', role: 'MEMBER', jurisdiction: '430223' }],
    });
  });

  it('gives every demo account a token', async () => {
    for (const [account, password] of Object.entries(server.passwords)) {
      const { accessToken } = await signIn(server.origin, account, password);
      expect(await server.tokens.verify(accessToken)).toMatchObject({ kind: 'STAFF' });
    }
  });

  it('refuses a wrong password', async () => {
    await expect(signIn(server.origin, 'psb.yx', 'wrong')).rejects.toThrow('refused (status 401)');
  });
});
