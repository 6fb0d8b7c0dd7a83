import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPair, SignJWT, type CryptoKey, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { AnyPrincipal, Principal } from './principal.js';
import { AUDIENCE, TokenVerifier } from './token-verifier.js';
import { VerifiedTokens } from './verified-tokens.js';

const REPORT = '01970000-0000-7000-8000-000000000101';
const START = Date.parse('2026-05-11T00:20:00.000Z');
const principal: Principal = { kind: 'ANONYMOUS_REPORTER', report: REPORT };

describe('a verified token', () => {
  let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
  let asked = 0;
  let withdrawn = false;
  let verifier: TokenVerifier;
  const keys: JWTVerifyGetKey = () => {
    asked += 1;
    if (withdrawn) throw new Error('no such key');
    return pair.publicKey;
  };
  beforeAll(async () => { pair = await generateKeyPair('ES256'); });
  beforeEach(() => {
    jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    [asked, withdrawn] = [0, false];
    verifier = new TokenVerifier([{ issuer: 'us', kind: 'ANONYMOUS_REPORTER', jwks: keys }]);
  });
  afterEach(() => { jest.useRealTimers(); });

  const token = (lifeSeconds: number, { issuer = 'us', audience = AUDIENCE } = {}): Promise<string> => new SignJWT({ report: REPORT })
    .setProtectedHeader({ alg: 'ES256' }).setIssuer(issuer).setAudience(audience).setExpirationTime(START / 1000 + lifeSeconds).sign(pair.privateKey);
  const later = (seconds: number) => jest.setSystemTime(START + seconds * 1000);
  const refused = { code: 'UNAUTHENTICATED' };

  it('is looked at once a minute', async () => {
    const good = await token(600);
    for (const second of [0, 1, 59]) {
      later(second);
      expect(await verifier.verify(good)).toEqual(principal);
    }
    expect(asked).toBe(1);
    later(60);
    expect(await verifier.verify(good)).toEqual(principal);
    expect(asked).toBe(2);
  });

  it('ends when it says, five seconds of another clock apart', async () => {
    const short = await token(30);
    expect(await verifier.verify(short)).toEqual(principal);
    later(34);
    expect(await verifier.verify(short)).toEqual(principal);
    expect(asked).toBe(1);
    later(35);
    await expect(verifier.verify(short)).rejects.toMatchObject(refused);
    await expect(new TokenVerifier([{ issuer: 'us', kind: 'ANONYMOUS_REPORTER', jwks: keys }]).verify(short)).rejects.toMatchObject(refused);
  });

  it('is refused a minute after its key was withdrawn', async () => {
    const good = await token(600);
    await verifier.verify(good);
    withdrawn = true;
    later(60);
    await expect(verifier.verify(good)).rejects.toMatchObject(refused);
    await expect(verifier.verify(good)).rejects.toMatchObject(refused);
  });

  it('is that very token: another signature, issuer or audience is refused each time', async () => {
    const good = await token(600);
    await verifier.verify(good);
    const [head, body, signature = ''] = good.split('.');
    const forged = [head, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.');
    for (const bad of [forged, forged, await token(600, { issuer: 'them' }), await token(600, { audience: 'else' }), 'x.y.z', '']) {
      await expect(verifier.verify(bad)).rejects.toMatchObject(refused);
    }
    expect(await verifier.verify(good)).toEqual(principal);
  });
});

describe('a person’s token', () => {
  const at = (desk: object) => ({ sub: REPORT, organisation: REPORT, organisationType: 'SCHOOL', roles: [], desks: [{ id: REPORT, role: 'MEMBER', jurisdiction: '430223', ...desk }] });
  let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
  beforeAll(async () => { pair = await generateKeyPair('ES256'); });
  const verify = async (claims: JWTPayload): Promise<AnyPrincipal> => new TokenVerifier([{ issuer: 'us', kind: 'STAFF', jwks: () => pair.publicKey }]).verify(
    await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).setIssuer('us').setAudience(AUDIENCE).setExpirationTime('10m').sign(pair.privateKey));

  it('carries a desk of an agency that holds no referral, and what they are there', async () => {
    expect(await verify(at({ agency: 'SCHOOL', functions: ['CLERK'] }))).toMatchObject({ desks: [{ agency: 'SCHOOL', functions: ['CLERK'] }] });
  });

  it('of the release before says no functions: there are none', async () => {
    expect(await verify(at({ agency: 'CIV' }))).toMatchObject({ desks: [{ agency: 'CIV', functions: [] }] });
  });

  it.each([{ agency: 'MARKET' }, { agency: 'SCHOOL', functions: ['clerk'] }, { agency: 'SCHOOL', functions: ['A","B'] }])('with what no list has is refused: %j', async (desk) => {
    await expect(verify(at(desk))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the memory of verified tokens', () => {
  it('keeps no more than its limit, the latest, and drops what has ended', () => {
    const memory = new VerifiedTokens(2);
    for (const token of ['a', 'b', 'a', 'c']) memory.keep(token, principal, START + 600_000, START);
    expect(['a', 'b', 'c'].map((token) => memory.get(token, START))).toEqual([principal, undefined, principal]);
    memory.keep('d', principal, START + 600_000, START + 60_000);
    expect(memory.size).toBe(1);
  });

  it('does not count when the clock went back behind its verification', () => {
    const memory = new VerifiedTokens();
    memory.keep('a', principal, START + 600_000, START);
    expect([memory.get('a', START), memory.get('a', START - 1)]).toEqual([principal, undefined]);
  });
});
