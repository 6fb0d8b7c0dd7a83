import { TICKET_AUDIENCE, TICKET_SECONDS, TicketKey } from '@referrals/auth';
import { addMillis, millisOf, type Instant } from '@referrals/calendar';
import { DomainError, REGISTER_ID } from '@referrals/contracts';
import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import { importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { DirectoryConfig } from '../config.js';
import { Register } from '../register/register.entity.js';
import { loadSigningKeys, SIGNING_ALGORITHM } from '../sign-in/signing-keys.js';
import { tokenClaims } from '../sign-in/token-claims.query.js';

/** What a ticket is asked for: a request that is not made yet. Reports alone may be sent by one. */
const Wanted = z.strictObject({
  key: z.uuid(), method: z.literal('POST'), path: z.literal('/api/mandatory-reporting/reports'), publicKey: TicketKey,
});

export interface Ticket { readonly ticket: string; readonly expiresAt: Instant }

/** Makes send tickets: what is written is sent in its owner's name also when nobody is signed in on the device any more. */
export class SendTickets {
  constructor(private readonly runtime: ServiceRuntime, private readonly config: DirectoryConfig) {}

  /** The register's revision now. Read before it is asked who is signed in: a password that is changed after that ends the ticket. */
  async revision(): Promise<number> {
    const row = await this.runtime.database.asWorker((tx) => tx.manager.findOneBy(Register, { id: REGISTER_ID }));
    return row?.revision ?? 0;
  }

  /** By the provider's own keys, so that who verifies tokens verifies it. @throws DomainError INVALID_INPUT, UNAUTHENTICATED */
  async make(staff: string, revision: number, wanted: unknown): Promise<Ticket> {
    const asked = Wanted.safeParse(wanted);
    if (!asked.success) throw new DomainError('INVALID_INPUT', { field: String(asked.error.issues[0]?.path[0] ?? 'body') });
    const { database, clock, addresses } = this.runtime;
    const claims = await database.asWorker((tx) => tokenClaims(tx, staff, this.config.DEMO, clock.now()));
    if (claims === undefined) throw new DomainError('UNAUTHENTICATED');
    const [key] = await loadSigningKeys(this.runtime);
    if (key === undefined) throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
    const { publicKey: jwk, ...request } = asked.data;
    const { organisation, organisationType } = claims;
    const now = machineClock(clock).now();
    const issued = Math.floor(millisOf(now) / 1_000);
    const ticket = await new SignJWT({ ...request, revision, organisation, organisationType, cnf: { jwk } })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.kid ?? '' }).setIssuer(addresses.issuer).setAudience(TICKET_AUDIENCE).setSubject(staff)
      .setIssuedAt(issued).setExpirationTime(issued + TICKET_SECONDS).sign(await importJWK(key, SIGNING_ALGORITHM));
    return { ticket, expiresAt: addMillis(now, TICKET_SECONDS * 1_000) };
  }
}
