import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { millisOf, systemClock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { SignJWT, type JWK } from 'jose';

export const issuerOfService = (service: ServiceName): string => `urn:referrals:service:${service}`;
export const audienceOf = issuerOfService;
/** Where each service publishes the key of its own tokens (RFC 7517). */
export const serviceKeysPath = (service: ServiceName): string => `/api/${service}/service-keys`;

/** So long a token counts: it is made for the question it goes with. */
const LIFE_SECONDS = 60;

/** PKCS #8 (RFC 8410) of an Ed25519 key, up to its 32 bytes. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The tokens by which a service says who it is when it asks another one for itself. Its key pair is made of the installation's keys, the
 * same at each start and in each replica, and stored nowhere; others verify with the public half, which it publishes.
 */
export class ServiceTokens {
  private readonly key: KeyObject;
  /** What others verify with. */
  readonly published: JWK;

  /** `seed`: 32 bytes that nobody else has. */
  constructor(private readonly service: ServiceName, seed: Buffer) {
    this.key = createPrivateKey({ key: Buffer.concat([ED25519, seed]), format: 'der', type: 'pkcs8' });
    const { kty, crv, x = '' } = createPublicKey(this.key).export({ format: 'jwk' }) as JWK;
    this.published = { kty: kty ?? 'OKP', crv, x, kid: hash('sha256', x, 'base64url').slice(0, 16), alg: 'EdDSA', use: 'sig' } as JWK;
  }

  /** A token for one question to that service. By the machine's time, as it is verified. */
  sign(to: ServiceName): Promise<string> {
    const issued = Math.floor(millisOf(systemClock.now()) / 1_000);
    return new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid: this.published.kid ?? '' }).setIssuer(issuerOfService(this.service)).setAudience(audienceOf(to))
      .setIssuedAt(issued).setExpirationTime(issued + LIFE_SECONDS).sign(this.key);
  }
}
