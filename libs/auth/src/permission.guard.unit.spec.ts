import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { v4, v7 } from 'uuid';
import { Public, Requires, type WithPrincipal } from './declare.js';
import { PermissionGuard } from './permission.guard.js';
import { TICKET_AUDIENCE } from './send-ticket.js';
import { tokenCookieNames, tokenParts } from './session-cookies.js';
import { AUDIENCE, FIELD_AUDIENCE, TokenVerifier } from './token-verifier.js';

const ISSUER = 'http://127.0.0.1/oidc';
const FILING = '/api/mandatory-reporting/reports';
const staff = v7();
const claims = { organisation: v7(), organisationType: 'SCHOOL', roles: [], desks: [] };

class Routes {
  @Requires('directory.read') closed(): void { /* a route */ }
  @Requires('directory.read', { field: true }) village(): void { /* a route */ }
  @Public() open(): void { /* a route */ }
  @Public({ optionalSignIn: true }) either(): void { /* a route */ }
  @Public({ optionalSignIn: true, sendTicket: true, field: true }) filing(): void { /* a route */ }
}

interface Sent { headers?: Record<string, string>; rawBody?: Buffer | undefined; method?: string; path?: string }

describe('the guard', () => {
  let key: CryptoKey;
  let guard: PermissionGuard;
  let behindTls: PermissionGuard;
  let token: string;
  const suspended = new Set<string>();
  const stands = { since: 0 };

  const signed = (audience: string | readonly string[], more: object, seconds = 600, by = key): Promise<string> => new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(ISSUER).setAudience([audience].flat()).setSubject(staff).setIssuedAt().setExpirationTime(Math.floor(Date.now() / 1000) + seconds).sign(by);

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const tokens = new TokenVerifier([{ issuer: ISSUER, kind: 'STAFF', jwks: createLocalJWKSet({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'k', alg: 'ES256' }] }) }]);
    const isSuspended = async (_path: string, who: string): Promise<boolean> => suspended.has(who);
    const standsSince = async (_path: string, who: string): Promise<number> => who === staff ? stands.since : 0;
    guard = new PermissionGuard(new Reflector(), tokens, { isSuspended, standsSince, secure: false });
    behindTls = new PermissionGuard(new Reflector(), tokens, { isSuspended, standsSince, secure: true });
    token = await signed(AUDIENCE, {});
  });

  /** Who is let in: the person, nobody, or why not. */
  async function enters(route: keyof Routes, { headers = {}, ...sent }: Sent, by = guard): Promise<string> {
    const request: WithPrincipal & Sent = { headers, method: 'POST', path: FILING, ...sent };
    const context = { getType: () => 'http', getHandler: () => Routes.prototype[route], switchToHttp: () => ({ getRequest: () => request }) };
    try {
      await by.canActivate(context as unknown as ExecutionContext);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return request.principal?.kind === 'STAFF' && request.principal.staff === staff ? 'the person' : 'nobody';
  }

  const cookie = (value: string, name = 'token'): { cookie: string } => ({ cookie: `other=1; ${name}=${value}` });
  const ours = { 'sec-fetch-site': 'same-origin' };

  it('takes the cookie of a request that our own page sent, as the browser or the page’s header says', async () => {
    expect(await enters('closed', { headers: { ...cookie(token), ...ours } })).toBe('the person');
    expect(await enters('closed', { headers: { ...cookie(token), 'x-console': 'staff' } })).toBe('the person');
  });

  it.each(['none', 'same-site', 'cross-site', undefined])('does not take it where the browser says %s', async (site) => {
    const headers = { ...cookie(token), ...(site === undefined ? {} : { 'sec-fetch-site': site }) };
    expect(await enters('closed', { headers })).toBe('UNAUTHENTICATED');
    expect(await enters('either', { headers })).toBe('nobody');
  });

  it('asks the header first', async () => {
    expect(await enters('closed', { headers: { ...cookie(token), ...ours, authorization: 'Bearer wrong.token.here' } })).toBe('UNAUTHENTICATED');
    expect(await enters('closed', { headers: { ...cookie('wrong'), ...ours, authorization: `Bearer ${token}` } })).toBe('the person');
  });

  it('lets no page that one person left open act in the name of the next', async () => {
    for (const route of ['open', 'either', 'closed'] as const) {
      expect(await enters(route, { headers: { ...cookie(token), 'x-console': `staff ${staff}` } })).toBe('the person');
      expect(await enters(route, { headers: { ...cookie(token), 'x-console': 'staff 01970000-0000-7000-8000-0000000000ff' } })).toBe('UNAUTHENTICATED');
    }
  });

  it('takes nobody who says they are signed in for nobody, wherever they ask', async () => {
    for (const route of ['open', 'either', 'filing', 'closed'] as const) {
      expect(await enters(route, { headers: { 'x-console': 'staff' } })).toBe('UNAUTHENTICATED');
      expect(await enters(route, { headers: { ...cookie('old'), 'x-console': 'staff' } })).toBe('UNAUTHENTICATED');
      expect(await enters(route, { headers: { ...cookie(token), 'x-console': 'staff' } })).toBe('the person');
    }
  });

  it('never takes the cookie of whoever says they are nobody', async () => {
    for (const route of ['open', 'either'] as const) expect(await enters(route, { headers: { ...cookie(token), ...ours, 'x-console': 'public' } })).toBe('nobody');
    expect(await enters('closed', { headers: { ...cookie(token), ...ours, 'x-console': 'public' } })).toBe('UNAUTHENTICATED');
  });

  it('takes no cookie for nothing that it cannot read, or that came twice', async () => {
    expect(await enters('either', { headers: { cookie: 'token=', ...ours } })).toBe('UNAUTHENTICATED');
    expect(await enters('either', { headers: { cookie: `token=${token}; token=${token}`, ...ours } })).toBe('UNAUTHENTICATED');
  });

  it('knows over https the names that no other host can set, and no others', async () => {
    expect(await enters('closed', { headers: { ...cookie(token, '__Host-token'), ...ours } }, behindTls)).toBe('the person');
    expect(await enters('closed', { headers: { ...cookie(token), ...ours } }, behindTls)).toBe('UNAUTHENTICATED');
    expect(await enters('closed', { headers: { ...cookie(token, '__Host-token'), ...ours } })).toBe('UNAUTHENTICATED');
  });

  it('puts a long token together again', async () => {
    const desks = Array.from({ length: 40 }, () => ({ id: v7(), agency: 'PSB', role: 'MEMBER', jurisdiction: '430223000000' }));
    const long = await signed(AUDIENCE, { desks });
    const parts = tokenParts(long);
    expect(parts.filter((part) => part !== undefined).length).toBeGreaterThan(1);
    const header = tokenCookieNames(false).flatMap((name, index) => (parts[index] === undefined ? [] : [`${name}=${parts[index]}`])).join('; ');
    expect(await enters('closed', { headers: { cookie: header, ...ours } })).toBe('the person');
  });

  it('refuses a suspended person by cookie and by ticket', async () => {
    suspended.add(staff);
    try {
      expect(await enters('closed', { headers: { ...cookie(token), ...ours } })).toBe('UNAUTHENTICATED');
      expect(await enters('filing', await sealed())).toBe('UNAUTHENTICATED');
    } finally {
      suspended.clear();
    }
  });

  it.each([['its own', FIELD_AUDIENCE], ['both', [AUDIENCE, FIELD_AUDIENCE]]] as const)('lets a session that its PIN opened reach what says so and what is anybody’s, by a token for %s', async (_, audience) => {
    const field = await signed(audience, {});
    const headers = { ...cookie(field), 'x-console': 'staff' };
    for (const route of ['village', 'filing', 'open'] as const) expect(await enters(route, { headers })).toBe('the person');
    for (const route of ['closed', 'either'] as const) expect(await enters(route, { headers })).toBe('SIGN_IN_REQUIRED');
    expect(await enters('closed', { headers: { authorization: `Bearer ${field}` } })).toBe('SIGN_IN_REQUIRED');
  });

  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = Buffer.from('{"story":"…"}');
  const idempotency = v4();
  const signature = (of: Buffer, by: KeyObject = pair.privateKey): string => sign('sha256', of, { key: by, dsaEncoding: 'ieee-p1363' }).toString('base64url');

  /** A request with its ticket, as a phone sends it. */
  async function sealed(ticket: object = {}, sent: Sent = {}, audience = TICKET_AUDIENCE, seconds = 600): Promise<Sent> {
    const { x, y, kty, crv } = pair.publicKey.export({ format: 'jwk' });
    const made = await signed(audience, { key: idempotency, method: 'POST', path: FILING, cnf: { jwk: { kty, crv, x, y } }, ...ticket }, seconds);
    return { rawBody: body, ...sent, headers: { 'x-send-ticket': made, 'x-send-signature': signature(body), 'idempotency-key': idempotency, ...sent.headers } };
  }

  it('takes a ticket for its owner, whoever else is signed in there', async () => {
    expect(await enters('filing', await sealed())).toBe('the person');
    expect(await enters('filing', await sealed({}, { headers: { 'x-console': 'public' } }))).toBe('the person');
    expect(await enters('filing', await sealed({}, { headers: { authorization: 'Bearer of.somebody.else' } }))).toBe('the person');
  });

  it.each([
    ['another body', {}, { rawBody: Buffer.from('{"story":"other"}') }], ['another path', {}, { path: `${FILING}/x/supplements` }], ['another method', {}, { method: 'PUT' }],
    ['another key', {}, { headers: { 'idempotency-key': v4() } }], ['no body', {}, { rawBody: undefined }], ['a ticket for another path', { path: '/api/directory/me' }, {}],
    ['no signature', {}, { headers: { 'x-send-signature': '' } }], ['another’s signature', {}, { headers: { 'x-send-signature': signature(body, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey) } }],
    ['a point of no curve', { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } } }, {}],
  ] as [string, object, Sent][])('refuses a ticket with %s', async (_, ticket, sent) => {
    expect(await enters('filing', await sealed(ticket, sent))).toBe('SEND_TICKET_REFUSED');
  });

  it('refuses a ticket that was made before its owner’s account stood as it does', async () => {
    stands.since = 7;
    expect([await enters('filing', await sealed({ revision: 6 })), await enters('filing', await sealed({ revision: 7 })), await enters('filing', await sealed())]).toEqual(['SEND_TICKET_REFUSED', 'the person', 'SEND_TICKET_REFUSED']);
    expect(await enters('closed', { headers: { authorization: `Bearer ${token}` } })).toBe('the person');
    stands.since = 0;
  });

  it('refuses a ticket that is over, that is an access token, or where none is taken; and as an access token', async () => {
    expect(await enters('filing', await sealed({}, {}, TICKET_AUDIENCE, -60))).toBe('SEND_TICKET_REFUSED');
    expect(await enters('filing', await sealed({}, {}, AUDIENCE))).toBe('SEND_TICKET_REFUSED');
    for (const route of ['closed', 'either'] as const) expect(await enters(route, await sealed())).toBe('SEND_TICKET_REFUSED');
    const ticket = (await sealed()).headers?.['x-send-ticket'] ?? '';
    expect(await enters('closed', { headers: { authorization: `Bearer ${ticket}` } })).toBe('UNAUTHENTICATED');
    expect(await enters('closed', { headers: { ...cookie(ticket), ...ours } })).toBe('UNAUTHENTICATED');
  });
});
