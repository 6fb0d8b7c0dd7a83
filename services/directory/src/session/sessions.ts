import { hash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { addMillis, type Clock, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { SensitiveRows, type KeyRing } from '@referrals/service-kit';
import { OidcPayload } from '../sign-in/sign-in.entity.js';
import { Bell, BrowserSession, type SessionTokens } from './session.entity.js';
import type { Granted, TokenEndpoint } from './token-endpoint.js';

/** An access token so young is given again: what asks for another at the same time asks for the same. */
const YOUNG_MS = 30_000;
/** Whoever asks for a new token has it by then, or has ended. */
const RENEWING_MS = 8_000;
const LOOK_AGAIN_MS = 50;

/** What is stored of what a browser holds. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');
/** Names a session to its own pages, which say by it what they end. It opens nothing. */
export const nameOf = (secret: string): string => hashOf(`name of ${secret}`);
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** An access token and when it ends. */
export interface Access { readonly token: string; readonly ends: Instant }

/** What a request for a new token finds. */
type Found = { readonly is: 'GONE' } | { readonly is: 'YOUNG'; readonly access: Access } | { readonly is: 'OURS'; readonly refresh: string };

/**
 * Browsers that are signed in. What they hold is random, and a row found by its hash has the provider's tokens. A session that is not
 * renewed for `idleMs` is over, whether anybody says so or not. Times are the machine's.
 */
export class Sessions {
  private readonly sealed: SensitiveRows;

  constructor(private readonly database: ServiceDatabase, private readonly clock: Clock, keys: KeyRing, private readonly provider: TokenEndpoint, private readonly idleMs: number) {
    this.sealed = new SensitiveRows(keys);
  }

  /** Takes the place of the session that this browser had. @returns what the browser is to hold */
  async start({ staff, ...granted }: Granted & { readonly staff: string }, before: { readonly session: string | undefined; readonly bell: string | undefined }): Promise<string> {
    const secret = newSecret();
    await this.database.asWorker(async (tx) => {
      const token = await tx.manager.findOneBy(OidcPayload, { model: 'RefreshToken', id: granted.refresh });
      const { grantId, sessionUid } = (token === null ? {} : JSON.parse(token.payload)) as { grantId?: string; sessionUid?: string };
      if (grantId === undefined || sessionUid === undefined) throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
      const now = this.clock.now();
      // Its grant and the provider's session may be the new one's, too.
      if (before.session !== undefined) void tx.manager.delete(BrowserSession, { id: hashOf(before.session) });
      if (before.bell !== undefined) void tx.manager.delete(Bell, { id: before.bell });
      // The provider gives one browser one grant: two rows of it, and the end of the idle one would end the other in the middle of work.
      void tx.manager.delete(BrowserSession, { grantId });
      void tx.manager.insert(BrowserSession, this.sealed.row(BrowserSession, {
        id: hashOf(secret), staff, grantId, providerSession: sessionUid, startedAt: now, ...this.stored(granted, now), renewingUntil: null,
      }));
    });
    return secret;
  }

  /** Undefined where there is none, or nobody was there for too long. */
  async find(secret: string): Promise<BrowserSession | undefined> {
    const row = await this.database.asWorker((tx) => tx.manager.findOneBy(BrowserSession, { id: hashOf(secret) }));
    return row === null || this.isIdle(row) ? undefined : row;
  }

  /**
   * A new access token. However many ask at the same time, in whichever replica, the provider is asked once and all get the same.
   * @returns undefined where the session is over
   * @throws DomainError SIGN_IN_UNAVAILABLE; the session stays then
   */
  async renew(secret: string): Promise<Access | undefined> {
    const id = hashOf(secret);
    const claim = await this.claimed(id);
    if (claim.is === 'GONE') return undefined;
    if (claim.is === 'YOUNG') return claim.access;
    // No connection is held meanwhile: the provider needs its own.
    const granted = await this.provider.refresh(claim.refresh).catch(async (error: unknown) => {
      await this.database.asWorker((tx) => tx.manager.update(BrowserSession, { id }, { renewingUntil: null }));
      throw error;
    });
    if (granted === undefined) {
      await this.end(secret);
      return undefined;
    }
    const next = this.stored(granted, this.clock.now());
    const { affected } = await this.database.asWorker((tx) => tx.manager.update(BrowserSession, { id }, { ...this.sealed.change(BrowserSession, { id }, next), renewingUntil: null }));
    // Suspended, or signed out, while the provider answered.
    return affected === 0 ? undefined : { token: granted.access, ends: next.accessEnds };
  }

  /** Its refresh token is revoked and the provider's session is over, in one transaction; `also` may keep something of it. */
  async end(secret: string, also: (tx: Tx, row: BrowserSession) => Promise<void> | void = () => undefined): Promise<void> {
    await this.database.asWorker(async (tx) => {
      const row = await tx.manager.findOneBy(BrowserSession, { id: hashOf(secret) });
      if (row === null) return;
      endAtProvider(tx, row);
      if (!this.isIdle(row)) await also(tx, row);
    });
  }

  /** Sessions that were renewed then, or before, are over at `now`. */
  idleSince(now: Instant): Instant {
    return addMillis(now, -this.idleMs);
  }

  private isIdle({ renewedAt }: Pick<BrowserSession, 'renewedAt'>): boolean {
    return renewedAt <= this.idleSince(this.clock.now());
  }

  /** Waits while another request renews it. */
  private async claimed(id: string): Promise<Found> {
    for (let waited = 0; waited <= RENEWING_MS; waited += LOOK_AGAIN_MS) {
      const claim = await this.database.asWorker((tx) => this.claim(tx, id));
      if (claim !== undefined) return claim;
      await pause(LOOK_AGAIN_MS);
    }
    throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
  }

  /** Undefined while another request renews it. */
  private async claim(tx: Tx, id: string): Promise<Found | undefined> {
    const row = await tx.manager.createQueryBuilder(BrowserSession, 's').setLock('pessimistic_write').where({ id }).getOne();
    if (row === null) return { is: 'GONE' };
    if (this.isIdle(row)) {
      endAtProvider(tx, row);
      return { is: 'GONE' };
    }
    const now = this.clock.now();
    const tokens = this.sealed.open(BrowserSession, 'tokens', row);
    if (row.renewedAt > addMillis(now, -YOUNG_MS)) return { is: 'YOUNG', access: { token: tokens.access, ends: row.accessEnds } };
    if (row.renewingUntil !== null && row.renewingUntil > now) return undefined;
    void tx.manager.update(BrowserSession, { id }, { renewingUntil: addMillis(now, RENEWING_MS) });
    return { is: 'OURS', refresh: tokens.refresh };
  }

  private stored({ access, refresh, seconds }: Granted, now: Instant): { tokens: SessionTokens; renewedAt: Instant; accessEnds: Instant } {
    return { tokens: { access, refresh }, renewedAt: now, accessEnds: addMillis(now, seconds * 1_000) };
  }
}

/** Removes the session, its grant with all tokens of it, and the provider's session, so that nobody is signed in again without asking. */
export function endAtProvider(tx: Tx, { id, grantId, providerSession }: Pick<BrowserSession, 'id' | 'grantId' | 'providerSession'>): void {
  void tx.manager.delete(BrowserSession, { id });
  void tx.manager.delete(OidcPayload, { grantId });
  void tx.manager.delete(OidcPayload, { model: 'Grant', id: grantId });
  void tx.manager.delete(OidcPayload, { model: 'Session', uid: providerSession });
}
