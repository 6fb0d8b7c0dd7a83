import { AGENCIES, DESK_ROLES, DomainError, Id, ORGANISATION_TYPES, STAFF_ROLES } from '@referrals/contracts';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Principal } from './principal.js';

/** Who may issue tokens: the directory's provider, and mandatory-reporting for reporters without an account. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwks: URL | JWTVerifyGetKey;
  readonly kind: Principal['kind'];
}

/** The audience every access token of the exchange names. */
export const AUDIENCE = 'urn:referrals:exchange';

const StaffClaims = z.object({
  sub: Id,
  organisation: Id,
  organisationType: z.enum(ORGANISATION_TYPES),
  roles: z.array(z.enum(STAFF_ROLES)),
  desks: z.array(z.object({ id: Id, agency: z.enum(AGENCIES), role: z.enum(DESK_ROLES), jurisdiction: z.string() })),
});
const ReporterClaims = z.object({ report: Id });

/** Verifies access tokens by the issuers' published keys; unknown issuers, other audiences and old tokens are UNAUTHENTICATED. */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, { kind: Principal['kind']; keys: JWTVerifyGetKey }>;

  constructor(issuers: readonly TrustedIssuer[]) {
    this.issuers = new Map(issuers.map(({ issuer, jwks, kind }) => [
      issuer, { kind, keys: jwks instanceof URL ? createRemoteJWKSet(jwks, { cacheMaxAge: 600_000, timeoutDuration: 3_000 }) : jwks },
    ]));
  }

  async verify(token: string): Promise<Principal> {
    const issuer = this.issuers.get(issuerOf(token));
    if (issuer === undefined) throw new DomainError('UNAUTHENTICATED');
    try {
      const { payload } = await jwtVerify(token, issuer.keys, { audience: AUDIENCE, issuer: issuerOf(token), clockTolerance: 5, requiredClaims: ['exp'] });
      if (issuer.kind === 'ANONYMOUS_REPORTER') return { kind: 'ANONYMOUS_REPORTER', report: ReporterClaims.parse(payload).report };
      const { sub, ...claims } = StaffClaims.parse(payload);
      return { kind: 'STAFF', staff: sub, ...claims };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || error instanceof TypeError) throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
      throw new DomainError('UNAUTHENTICATED');
    }
  }
}

function issuerOf(token: string): string {
  try {
    return String((JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss?: unknown }).iss);
  } catch {
    return '';
  }
}
