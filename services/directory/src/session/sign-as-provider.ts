import { millisOf, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceRuntime } from '@referrals/service-kit';
import { importJWK, SignJWT } from 'jose';
import { loadSigningKeys, SIGNING_ALGORITHM } from '../sign-in/signing-keys.js';

export interface ToSign {
  readonly audience: string;
  readonly staff: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** By the machine's clock. */
  readonly now: Instant;
  readonly seconds: number;
}

/** A token by the provider's own keys, so that who verifies tokens verifies it. @throws DomainError SIGN_IN_UNAVAILABLE */
export async function signAsProvider(runtime: ServiceRuntime, { audience, staff, claims, now, seconds }: ToSign): Promise<string> {
  const [key] = await loadSigningKeys(runtime);
  if (key === undefined) throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
  const issued = Math.floor(millisOf(now) / 1_000);
  return await new SignJWT({ ...claims }).setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.kid ?? '' }).setIssuer(runtime.addresses.issuer).setAudience(audience)
    .setSubject(staff).setIssuedAt(issued).setExpirationTime(issued + seconds).sign(await importJWK(key, SIGNING_ALGORITHM));
}
