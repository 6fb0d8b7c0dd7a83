import { millisOf, systemClock } from '@referrals/calendar';
import { DESK_AGENCIES, DESK_FUNCTION, DESK_ROLES, DomainError, Id, ORGANISATION_TYPES, SERVICES, STAFF_ROLES, type ServiceName } from '@referrals/contracts';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { AnyPrincipal, Principal } from './principal.js';
import { audienceOf, issuerOfService } from './service-tokens.js';
import { VerifiedTokens } from './verified-tokens.js';

/**
 * Who may issue tokens: the directory's provider, mandatory-reporting for reporters without an account, and each service for itself.
 * Whom a service's token speaks for is said here by whose keys it is verified with, not in the token.
 */
export type TrustedIssuer = { readonly jwks: URL | JWTVerifyGetKey } & (
  { readonly kind: Principal['kind']; readonly issuer: string } | { readonly kind: 'SERVICE'; readonly service: ServiceName }
);

/** The audience every person's access token names. */
export const AUDIENCE = 'urn:referrals:exchange';

/** The audience of a token whose session was opened by its PIN: who does not know such a session refuses its token. */
export const FIELD_AUDIENCE = 'urn:referrals:exchange:field';

/** How far the clocks of issuer and verifier may be apart. */
const TOLERANCE_SECONDS = 5;

/** Age of a key set at which it is fetched again: with the minute a verified token counts, a withdrawn key is dead after ten. */
const KEYS_MAX_AGE_MS = 540_000;

/** What is wrong with a token though the keys were there. Whatever else keeps a key from being found is the issuer's trouble. */
const JUDGED = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

const StaffClaims = z.object({
  sub: Id,
  organisation: Id,
  organisationType: z.enum(ORGANISATION_TYPES),
  roles: z.array(z.enum(STAFF_ROLES)),
  desks: z.array(z.object({
    id: Id, agency: z.enum(DESK_AGENCIES), role: z.enum(DESK_ROLES), jurisdiction: z.string(),
    // A token of the release before does not have it.
    functions: z.array(z.string().regex(DESK_FUNCTION)).default([]),
  })),
});
const ReporterClaims = z.object({ report: Id });

/**
 * Verifies access tokens by the issuers' published keys; unknown issuers, other audiences and old tokens are UNAUTHENTICATED.
 * Without the keys a token is not judged: SIGN_IN_UNAVAILABLE, and whoever has a good one tries again instead of signing in anew. A
 * token that was verified counts as verified for a minute, and never beyond its end. A key withdrawn by its issuer stops working
 * within ten minutes. Whether the account was suspended since is the guard's to ask.
 */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, { of: TrustedIssuer; keys: JWTVerifyGetKey }>;
  private readonly verified = new VerifiedTokens();

  constructor(issuers: readonly TrustedIssuer[]) {
    this.issuers = new Map(issuers.map((of) => [
      of.kind === 'SERVICE' ? issuerOfService(of.service) : of.issuer, { of, keys: of.jwks instanceof URL ? publishedAt(of.jwks) : of.jwks },
    ]));
  }

  async verify(token: string): Promise<AnyPrincipal> {
    // The machine's time, as the verification itself takes it.
    const now = millisOf(systemClock.now());
    const known = this.verified.get(token, now);
    if (known !== undefined) return known;
    const issuer = this.issuers.get(issuerOf(token));
    if (issuer === undefined) throw new DomainError('UNAUTHENTICATED');
    try {
      const payload = await claimsOf(token, issuer.keys, audiencesOf(issuer.of));
      const principal = principalOf(issuer.of, payload);
      this.verified.keep(token, principal, ((payload.exp ?? 0) + TOLERANCE_SECONDS) * 1000, now);
      return principal;
    } catch (error) {
      throw error instanceof DomainError ? error : new DomainError('UNAUTHENTICATED');
    }
  }

  /** What the directory signed for another audience than the exchange. @throws as `verify` */
  async claims(token: string, audience: string): Promise<JWTPayload> {
    const issuer = this.issuers.get(issuerOf(token));
    if (issuer?.of.kind !== 'STAFF') throw new DomainError('UNAUTHENTICATED');
    try {
      return await claimsOf(token, issuer.keys, audience);
    } catch (error) {
      throw error instanceof DomainError ? error : new DomainError('UNAUTHENTICATED');
    }
  }
}

async function claimsOf(token: string, keys: JWTVerifyGetKey, audience: string | string[]): Promise<JWTPayload> {
  return (await jwtVerify(token, keys, { audience, issuer: issuerOf(token), clockTolerance: TOLERANCE_SECONDS, requiredClaims: ['exp'] })).payload;
}

/** An issuer's keys, fetched when needed. @throws DomainError SIGN_IN_UNAVAILABLE when they cannot be, or are no keys */
function publishedAt(url: URL): JWTVerifyGetKey {
  const find = createRemoteJWKSet(url, { cacheMaxAge: KEYS_MAX_AGE_MS, timeoutDuration: 3_000 });
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      if (JUDGED.some((kind) => error instanceof kind)) throw error;
      throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
    }
  };
}

function audiencesOf({ kind }: TrustedIssuer): string | string[] {
  if (kind === 'SERVICE') return SERVICES.map(audienceOf);
  return kind === 'STAFF' ? [AUDIENCE, FIELD_AUDIENCE] : AUDIENCE;
}

function principalOf(issuer: TrustedIssuer, payload: JWTPayload): AnyPrincipal {
  if (issuer.kind === 'SERVICE') return { kind: 'SERVICE', service: issuer.service, to: askedService(payload) };
  const { kind } = issuer;
  if (kind === 'ANONYMOUS_REPORTER') return { kind, report: ReporterClaims.parse(payload).report };
  const { sub, ...claims } = StaffClaims.parse(payload);
  return { kind, staff: sub, ...claims, ...([payload.aud].flat().includes(FIELD_AUDIENCE) ? { inField: true } : {}) };
}

/** The one service that a service's token is for. */
function askedService({ aud }: JWTPayload): ServiceName {
  const to = SERVICES.find((service) => audienceOf(service) === aud);
  if (to === undefined) throw new DomainError('UNAUTHENTICATED');
  return to;
}

/** Read before anything is verified, only to know whose keys to verify with. */
function issuerOf(token: string): string {
  try {
    return String(decodeJwt(token).iss);
  } catch {
    return '';
  }
}
