import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { createLocalJWKSet, SignJWT } from 'jose';
import { databaseContext, type StaffPrincipal } from './principal.js';
import { may, permissions, type Permission } from './permissions.js';
import { audienceOf, issuerOfService, ServiceTokens } from './service-tokens.js';
import { AUDIENCE, TokenVerifier } from './token-verifier.js';

const seeds = { 'referral-desk': randomBytes(32), 'mandatory-reporting': randomBytes(32) };
const desk = new ServiceTokens('referral-desk', seeds['referral-desk']);
const reporting = new ServiceTokens('mandatory-reporting', seeds['mandatory-reporting']);
const verifier = new TokenVerifier([
  { kind: 'SERVICE', service: 'referral-desk', jwks: createLocalJWKSet({ keys: [desk.published] }) },
  { kind: 'SERVICE', service: 'mandatory-reporting', jwks: createLocalJWKSet({ keys: [reporting.published] }) },
]);
const at = instant('2026-05-11T08:20:00+08:00');
const refused = { code: 'UNAUTHENTICATED' };

describe("a service's own token", () => {
  it('says which service asks and which is asked', async () => {
    expect(await verifier.verify(await desk.sign('mandatory-reporting'))).toEqual({ kind: 'SERVICE', service: 'referral-desk', to: 'mandatory-reporting' });
  });

  it('is signed by the same key after a start, in a replica, and by another for each service', () => {
    expect(new ServiceTokens('referral-desk', seeds['referral-desk']).published).toEqual(desk.published);
    expect(desk.published.x).not.toBe(reporting.published.x);
    expect(Object.keys(desk.published).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('is refused when it is signed by another service or a stranger, is for persons, for nobody or for several, or is old', async () => {
    const ours = { protected: { alg: 'EdDSA', kid: desk.published.kid ?? '' }, key: desk['key'] };
    const token = (change: (jwt: SignJWT) => SignJWT, by = ours) =>
      change(new SignJWT({}).setProtectedHeader(by.protected).setIssuer(issuerOfService('referral-desk')).setAudience(audienceOf('directory')).setExpirationTime('1m')).sign(by.key);
    expect(await verifier.verify(await token((jwt) => jwt))).toMatchObject({ to: 'directory' });
    const stranger = new ServiceTokens('referral-desk', randomBytes(32));
    for (const bad of [
      await stranger.sign('directory'),
      await token((jwt) => jwt, { protected: { alg: 'EdDSA', kid: reporting.published.kid ?? '' }, key: reporting['key'] }),
      await token((jwt) => jwt, { protected: { alg: 'EdDSA', kid: desk.published.kid ?? '' }, key: reporting['key'] }),
      await token((jwt) => jwt.setAudience(AUDIENCE)), await token((jwt) => jwt.setAudience('urn:referrals:service:nobody')),
      await token((jwt) => jwt.setAudience([audienceOf('directory'), audienceOf('referral-desk')])),
      await token((jwt) => jwt.setIssuer('urn:referrals:service:nobody')), await token((jwt) => jwt.setExpirationTime('-10s')),
      await new SignJWT({}).setProtectedHeader(ours.protected).setIssuer(issuerOfService('referral-desk')).setAudience(audienceOf('directory')).sign(ours.key),
    ]) await expect(verifier.verify(bad)).rejects.toMatchObject(refused);
  });

  it('lets it do nothing that a person may, and acts for nobody in the database', () => {
    const service = { kind: 'SERVICE', service: 'referral-desk', to: 'directory' } as const;
    expect((Object.keys(permissions) as Permission[]).filter((permission) => may(service, permission))).toEqual([]);
    expect(databaseContext(service, at)).toEqual({ desks: [], roles: ['SERVICE'], service: 'referral-desk', at });
  });

  it('is the only one to whom a permission of services is open, and only where it is named', () => {
    Object.assign(permissions, { 'facts.ask': { services: ['referral-desk'] } });
    const ask = (principal: Parameters<typeof may>[0]) => may(principal, 'facts.ask' as Permission);
    const everything: StaffPrincipal = {
      kind: 'STAFF', staff: 's', organisation: 'o', organisationType: 'WCO', roles: ['ADMIN', 'AUDITOR', 'POLICY', 'REPORTER'],
      desks: [{ id: 'd', agency: 'COORD', role: 'SUPERVISOR', jurisdiction: '430200' }],
    };
    expect(ask({ kind: 'SERVICE', service: 'referral-desk', to: 'directory' })).toBe(true);
    expect([ask({ kind: 'SERVICE', service: 'mandatory-reporting', to: 'directory' }), ask(everything), ask({ kind: 'ANONYMOUS_REPORTER', report: 'r' })]).toEqual([false, false, false]);
    expect(may(everything, 'no.such' as Permission)).toBe(false);
  });
});
