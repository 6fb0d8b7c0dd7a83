import { isSignedBy, type TicketKey } from '@referrals/auth';
import { addMillis, type Clock, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { v4 } from 'uuid';
import { isWeakPin, MOST_WRONG } from './field-pin.domain.js';
import type { FieldPins } from './field-pins.js';
import { FieldSession } from './field-session.entity.js';
import type { FieldTokens } from './field-tokens.js';
import { hashOf, newSecret, type Access } from './sessions.js';

const DAYS = 30;

/** Counted before it is looked at, and the nonce is used up: whoever breaks off has had their try. */
const COUNT_TRY = `UPDATE field_session SET nonce = NULL, wrong = wrong + 1 WHERE id = $1 AND nonce = $2 AND wrong < ${MOST_WRONG} RETURNING staff, pin, wrong`;

export interface KeptSession { readonly id: string; readonly endsAt: Instant }
export interface FieldKey { readonly id: string; readonly pin: string; readonly nonce: string; readonly signature: string }
export interface OpenedSession { readonly secret: string; readonly staff: string; readonly access: Access }

/**
 * Phones that stay their person's for thirty days, and are opened by a PIN together with a key that never leaves the phone. Five wrong PINs in all
 * end one, and only who has its key can try. Open, it is renewed as any session and is over when nobody does so for `idleMs`. Times are the machine's.
 */
export class FieldSessions {
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: Clock, private readonly pins: FieldPins, private readonly tokens: FieldTokens, private readonly idleMs: number,
  ) {}

  /** @throws DomainError PIN_WEAK */
  async keep(staff: string, { pin, publicKey }: { readonly pin: string; readonly publicKey: TicketKey }): Promise<KeptSession> {
    if (isWeakPin(pin)) throw new DomainError('PIN_WEAK', { field: 'pin' });
    const id = v4();
    const startedAt = this.clock.now();
    const endsAt = addMillis(startedAt, DAYS * 86_400_000);
    const row = { id, staff, publicKey, pin: await this.pins.hash(pin, id), wrong: 0, nonce: null, opening: null, startedAt, openedAt: null, renewedAt: null, endsAt };
    await this.database.asWorker((tx) => tx.manager.insert(FieldSession, row));
    return { id, endsAt };
  }

  /** What the phone is to sign for its next opening. @throws DomainError FIELD_SESSION_OVER */
  async challenge(id: string): Promise<string> {
    const nonce = newSecret();
    const found = await this.database.asWorker((tx) => tx.maybeOne('UPDATE field_session SET nonce = $2 WHERE id = $1 AND ends_at > $3 RETURNING id', [id, nonce, this.clock.now()]));
    if (found === undefined) throw new DomainError('FIELD_SESSION_OVER');
    return nonce;
  }

  /** @throws DomainError PIN_WRONG, FIELD_SESSION_OVER; UNAUTHENTICATED where the phone's key did not sign, which is no try */
  async open({ id, pin, nonce, signature }: FieldKey): Promise<OpenedSession> {
    const row = await this.database.asWorker((tx) => tx.manager.findOneBy(FieldSession, { id }));
    if (row === null || row.endsAt <= this.clock.now()) throw new DomainError('FIELD_SESSION_OVER');
    if (!isSignedBy(row.publicKey, Buffer.from(nonce), signature)) throw new DomainError('UNAUTHENTICATED');
    const counted = await this.database.asWorker((tx) => tx.maybeOne<Pick<FieldSession, 'staff' | 'pin' | 'wrong'>>(COUNT_TRY, [id, nonce]));
    if (counted === undefined) throw new DomainError('UNAUTHENTICATED');
    if (!await this.isRight(id, pin, counted.pin)) {
      if (counted.wrong < MOST_WRONG) throw new DomainError('PIN_WRONG', { field: 'pin', facts: { left: MOST_WRONG - counted.wrong } });
      await this.end(id);
      throw new DomainError('FIELD_SESSION_OVER');
    }
    const access = await this.tokens.make(counted.staff);
    const secret = newSecret();
    const now = this.clock.now();
    const opened = access && await this.database.asWorker((tx) => tx.maybeOne(
      'UPDATE field_session SET wrong = wrong - 1, opening = $2, opened_at = $3, renewed_at = $3 WHERE id = $1 RETURNING id', [id, hashOf(secret), now],
    ));
    // Suspended, or ended, meanwhile.
    if (access === undefined || opened === undefined) throw new DomainError('FIELD_SESSION_OVER');
    return { secret, staff: counted.staff, access };
  }

  /** The one that is open here; undefined where there is none, or nobody was there for too long. */
  async find(secret: string): Promise<FieldSession | undefined> {
    const row = await this.database.asWorker((tx) => tx.manager.findOneBy(FieldSession, { opening: hashOf(secret) }));
    const now = this.clock.now();
    return row === null || row.endsAt <= now || row.renewedAt === null || row.renewedAt <= addMillis(now, -this.idleMs) ? undefined : row;
  }

  /** A new access token; undefined where the session is over or locked. */
  async renew(secret: string): Promise<Access | undefined> {
    const row = await this.find(secret);
    const access = row && await this.tokens.make(row.staff);
    if (access === undefined) return undefined;
    const { affected } = await this.database.asWorker((tx) => tx.manager.update(FieldSession, { opening: hashOf(secret) }, { renewedAt: this.clock.now() }));
    // Ended, or locked, meanwhile.
    return affected === 0 ? undefined : access;
  }

  /** Locks it: the PIN opens it again. */
  async close(secret: string): Promise<void> {
    await this.database.asWorker((tx) => tx.manager.update(FieldSession, { opening: hashOf(secret) }, { opening: null, renewedAt: null }));
  }

  private end(id: string): Promise<unknown> {
    return this.database.asWorker((tx) => tx.manager.delete(FieldSession, { id }));
  }

  /** What could not be looked at was no try. */
  private async isRight(id: string, pin: string, stored: string): Promise<boolean> {
    try {
      return await this.pins.verify(pin, id, stored);
    } catch (error) {
      await this.database.asWorker((tx) => tx.query('UPDATE field_session SET wrong = wrong - 1 WHERE id = $1', [id]));
      throw error;
    }
  }
}
