import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, UnauthorizedException, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { Repository } from 'typeorm';
import { AUDIENCE } from '../shared/jwt.guard.js';
import { SETTINGS } from '../shared/names.js';
import type { Settings } from '../shared/settings.js';
import { Account, SigningKey } from './entities.js';

export function hashPassword(password: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(password, salt, 32).toString('hex')}`;
}

/** Signs access tokens with a key of its own, ES256 as the exchange does. */
@Injectable()
export class AuthService implements OnModuleInit {
  private key!: { kid: string; sign: CryptoKey | Uint8Array; published: JWK };

  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>, @InjectRepository(SigningKey) private readonly keys: Repository<SigningKey>,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onModuleInit(): Promise<void> {
    const [stored] = await this.keys.find();
    const { kid, jwk } = stored ?? await this.keys.save(await newKey());
    const { d: _, ...published } = jwk as JWK;
    this.key = { kid, sign: await importJWK(jwk as JWK, 'ES256'), published: { ...published, kid, alg: 'ES256', use: 'sig' } };
  }

  published(): { keys: JWK[] } {
    return { keys: [this.key.published] };
  }

  async signIn(name: string, password: string): Promise<{ access_token: string }> {
    const account = await this.accounts.findOneBy({ name });
    const [salt] = account?.passwordHash.split(':') ?? [];
    if (!account || !salt || !timingSafeEqual(Buffer.from(hashPassword(password, salt)), Buffer.from(account.passwordHash))) throw new UnauthorizedException();
    const { sub, ...claims } = account.claims;
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: this.key.kid }).setSubject(sub).setIssuer(this.settings.issuer).setAudience(AUDIENCE)
      .setIssuedAt().setExpirationTime('12h');
    return { access_token: await token.sign(this.key.sign) };
  }
}

async function newKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid: randomUUID(), jwk: { ...await exportJWK(privateKey) } };
}
