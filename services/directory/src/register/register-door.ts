import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { once, ServiceDatabase, type IdempotencySecrets, type Tx } from '@referrals/database';
import { ClockPort, idempotencySecrets, KeyRing, type RequestKey } from '@referrals/service-kit';
import { changeRegister, type RegisterChange } from './register-change.js';

/** How a request reads and changes the register: as its caller, through row-level security, in one transaction. */
@Injectable()
export class RegisterDoor {
  private readonly secrets: IdempotencySecrets;

  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, keys: KeyRing) {
    this.secrets = idempotencySecrets(keys, 'idempotency bodies');
  }

  now(): Instant {
    return this.clock.now();
  }

  read<T>(caller: StaffPrincipal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(databaseContext(caller, this.clock.now()), work);
  }

  /** A change whose request carries the version it saw: done again it is refused as stale. */
  change<T>(caller: StaffPrincipal, work: (register: RegisterChange) => Promise<T>): Promise<T> {
    return this.read(caller, (tx) => this.changeIn(tx, caller, work));
  }

  /** A change done once per key; done again it gives its first answer. */
  changeOnce<T extends object>(
    caller: StaffPrincipal, key: RequestKey, body: unknown, work: (register: RegisterChange) => Promise<T>,
  ): Promise<T> {
    return this.read(caller, async (tx) => {
      const request = { principal: caller.staff, ...key, body, at: this.clock.now(), secrets: this.secrets };
      return (await once(tx, request, () => this.changeIn(tx, caller, work))).answer;
    });
  }

  private changeIn<T>(tx: Tx, caller: StaffPrincipal, work: (register: RegisterChange) => Promise<T>): Promise<T> {
    return changeRegister(this.database, tx, { actor: { role: 'ADMIN', staff: caller.staff }, now: this.clock.now() }, work);
  }
}
