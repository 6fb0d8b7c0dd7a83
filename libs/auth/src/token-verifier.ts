import { millisOf, systemClock } from '@referrals/calendar';
import { DESK_AGENCIES, DESK_FUNCTION, DESK_ROLES, DomainError, Id, ORGANISATION_TYPES, STAFF_ROLES } from '@referrals/contracts';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Principal } from './principal.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Who may issue tokens: the directory's provider, and mandatory-reporting for reporters without an account. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwks: URL | JWTVerifyGetKey;
  readonly kind: Principal['kind'];
}

/** The audience every access token of the exchange names. */
export const AUDIENCE = 'urn:referrals:exchange';

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
 * within ten minutes, and so, by the life of a token, does an account that was suspended.
 */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, { kind: Principal['kind']; keys: JWTVerifyGetKey }>;
  private readonly verified = new VerifiedTokens();

  constructor(issuers: readonly TrustedIssuer[]) {
    this.issuers = new Map(issuers.map(({ issuer, jwks, kind }) => [
      issuer, { kind, keys: jwks instanceof URL ? publishedAt(jwks) : jwks },
    ]));
  }

  async verify(token: string): Promise<Principal> {
    // The machine's time, as the verification itself takes it.
    const now = millisOf(systemClock.now());
    const known = this.verified.get(token, now);
    if (known !== undefined) return known;
    const name = issuerOf(token);
    const issuer = this.issuers.get(name);
    if (issuer === undefined) throw new DomainError('UNAUTHENTICATED');
    try {
      const { payload } = await jwtVerify(token, issuer.keys, { audience: AUDIENCE, issuer: name, clockTolerance: TOLERANCE_SECONDS, requiredClaims: ['exp'] });
      const principal = principalOf(issuer.kind, payload);
      this.verified.keep(token, principal, ((payload.exp ?? 0) + TOLERANCE_SECONDS) * 1000, now);
      return principal;
    } catch (error) {
      throw error instanceof DomainError ? error : new DomainError('UNAUTHENTICATED');
    }
  }
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

function principalOf(kind: Principal['kind'], payload: JWTPayload): Principal {
  if (kind === 'ANONYMOUS_REPORTER') return { kind, report: ReporterClaims.parse(payload).report };
  const { sub, ...claims } = StaffClaims.parse(payload);
  return { kind, staff: sub, ...claims };
}

/** Read before anything is verified, only to know whose keys to verify with. */
function issuerOf(token: string): string {
  try {
    return String(decodeJwt(token).iss);
  } catch {
    return '';
  }
}
