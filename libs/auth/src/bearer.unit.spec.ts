import { describe, expect, it } from '@jest/globals';
import { bearerToken, readBearer } from './bearer.js';

const sent = (...authorization: string[]) => ({ headers: { authorization: authorization[0] }, headersDistinct: { authorization } });

describe('credentials of a request', () => {
  it('are read however the scheme is written and spaced', () => {
    for (const header of ['Bearer a.b-c_d', 'bearer a.b-c_d', 'BEARER   a.b-c_d', '  Bearer a.b-c_d ']) expect(bearerToken(sent(header))).toBe('a.b-c_d');
    expect(readBearer('Bearer YQ==')).toBe('YQ==');
  });

  it('are none where nothing is sent', () => {
    expect(bearerToken({ headers: {} })).toBeUndefined();
    expect(bearerToken({ headers: {}, headersDistinct: {}, query: { state: 'routed' } })).toBeUndefined();
  });

  it.each(['', ' ', '\t', 'Bearer', 'Bearer ', 'Bearer\ta.b', 'a.b.c', 'Basic YTpi', 'Bearer a b', 'Bearer a,b', 'Bearer a.b, Bearer c.d', 'Token a.b', 'Bearer 令牌', 'Bearer "a.b"'])(
    'that cannot be read are not none: "%s"', (header) => expect(() => bearerToken(sent(header))).toThrow('UNAUTHENTICATED'));

  it('sent twice, or in the address, are not none either', () => {
    expect(() => bearerToken(sent('Bearer a', 'Bearer b'))).toThrow('UNAUTHENTICATED');
    expect(() => bearerToken({ headers: {}, query: { access_token: 'a' } })).toThrow('UNAUTHENTICATED');
  });
});
