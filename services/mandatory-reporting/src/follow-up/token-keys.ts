import { Injectable } from '@nestjs/common';
import type { Tx } from '@referrals/database';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, SensitiveRows } from '@referrals/service-kit';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { v7 } from 'uuid';
import { TokenKeyRecord } from './follow-up.entity.js';

export interface TokenKey { readonly id: string; readonly sign: CryptoKey; readonly publicJwk: JWK }

/** The key that signs tokens of reporters without an account: made once, kept sealed, shared by every replica. */
@Injectable()
export class TokenKeys {
  private key: Promise<TokenKey> | undefined;

  constructor(private readonly database: ServiceDatabase, private readonly sealed: SensitiveRows, private readonly clock: ClockPort) {}

  current(): Promise<TokenKey> {
    this.key ??= this.load().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  private async load(): Promise<TokenKey> {
    const row = await this.database.asWorker(async (tx) => {
      // Two replicas that start together must not sign with two keys.
      await tx.query('SELECT pg_advisory_xact_lock(7302)');
      const [newest] = await tx.manager.find(TokenKeyRecord, { order: { madeAt: 'DESC' }, take: 1 });
      return newest ?? this.make(tx);
    });
    const sign = await importJWK(this.sealed.open(TokenKeyRecord, 'sealed', row), 'EdDSA') as CryptoKey;
    return { id: row.id, sign, publicJwk: row.publicJwk };
  }

  private async make(tx: Tx): Promise<TokenKeyRecord> {
    const id = v7();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const publicJwk = { ...await exportJWK(pair.publicKey), kid: id, alg: 'EdDSA', use: 'sig' };
    const key = this.sealed.row(TokenKeyRecord, { id, madeAt: this.clock.now(), sealed: await exportJWK(pair.privateKey), publicJwk });
    void tx.manager.insert(TokenKeyRecord, key);
    return key;
  }
}
