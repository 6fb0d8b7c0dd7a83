import { TICKET_AUDIENCE, TICKET_SECONDS, TicketKey } from '@referrals/auth';
import { addMillis, type Instant } from '@referrals/calendar';
import { DomainError, REGISTER_ID } from '@referrals/contracts';
import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import { z } from 'zod';
import type { DirectoryConfig } from '../config.js';
import { Register } from '../register/register.entity.js';
import { tokenClaims } from '../sign-in/token-claims.query.js';
import { signAsProvider } from './sign-as-provider.js';

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

  /** @throws DomainError INVALID_INPUT, UNAUTHENTICATED */
  async make(staff: string, revision: number, wanted: unknown): Promise<Ticket> {
    const asked = Wanted.safeParse(wanted);
    if (!asked.success) throw new DomainError('INVALID_INPUT', { field: String(asked.error.issues[0]?.path[0] ?? 'body') });
    const { database, clock } = this.runtime;
    const claims = await database.asWorker((tx) => tokenClaims(tx, staff, this.config.DEMO, clock.now()));
    if (claims === undefined) throw new DomainError('UNAUTHENTICATED');
    const { publicKey: jwk, ...request } = asked.data;
    const { organisation, organisationType } = claims;
    const now = machineClock(clock).now();
    const ticket = await signAsProvider(this.runtime, { audience: TICKET_AUDIENCE, staff, claims: { ...request, revision, organisation, organisationType, cnf: { jwk } }, now, seconds: TICKET_SECONDS });
    return { ticket, expiresAt: addMillis(now, TICKET_SECONDS * 1_000) };
  }
}
