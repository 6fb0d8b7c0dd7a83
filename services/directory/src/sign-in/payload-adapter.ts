import { addMillis, type Clock } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { Adapter, StoredPayload } from 'oidc-provider';
import { OidcPayload } from './sign-in.entity.js';

/**
 * Keeps what oidc-provider stores in PostgreSQL, so that every replica knows every session. Each call is a transaction of its
 * own; a code or refresh token that is used twice is noticed because `consume` is durable before the answer goes out.
 */
export class PayloadAdapter implements Adapter {
  constructor(private readonly model: string, private readonly database: ServiceDatabase, private readonly clock: Clock) {}

  async upsert(id: string, payload: StoredPayload, expiresIn?: number): Promise<void> {
    const expires = expiresIn === undefined ? null : addMillis(this.clock.now(), expiresIn * 1000);
    await this.run((tx) => tx.query(
      `INSERT INTO oidc_payload (model, id, payload, uid, grant_id, account_id, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, uid = excluded.uid, grant_id = excluded.grant_id,
         account_id = excluded.account_id, expires_at = excluded.expires_at`,
      [this.model, id, JSON.stringify(payload), payload.uid ?? null, payload.grantId ?? null, payload.accountId ?? null, expires],
    ));
  }

  find(id: string): Promise<StoredPayload | undefined> {
    return this.one('id', id);
  }

  findByUid(uid: string): Promise<StoredPayload | undefined> {
    return this.one('uid', uid);
  }

  /** The device flow is off: nothing has a user code. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const consumedAt = Math.floor(Date.parse(this.clock.now()) / 1000);
    await this.run((tx) => tx.manager.update(OidcPayload, { model: this.model, id }, { consumedAt }));
  }

  async destroy(id: string): Promise<void> {
    await this.run((tx) => tx.manager.delete(OidcPayload, { model: this.model, id }));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.run((tx) => tx.manager.delete(OidcPayload, { grantId }));
  }

  private async one(named: 'id' | 'uid', key: string): Promise<StoredPayload | undefined> {
    // Ids are ours; anything else in a cookie or a token was made up.
    if (!/^[\w-]{1,200}$/.test(key)) return undefined;
    const row = await this.run((tx) => tx.manager.findOneBy(OidcPayload, { model: this.model, [named]: key }));
    return row === null ? undefined : { ...JSON.parse(row.payload) as StoredPayload, ...(row.consumedAt === null ? {} : { consumed: row.consumedAt }) };
  }

  /** The provider answers an error's own status: a database that is away is 503, not 500. */
  private async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.asWorker(work);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE' ? Object.assign(error, { statusCode: 503 }) : error;
    }
  }
}
