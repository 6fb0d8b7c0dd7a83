import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { REGISTER_ID } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { ChangeDoor, type RequestKey } from '@referrals/service-kit';
import { changeOfRegister, type RegisterChange } from './register-change.js';

/** How a request reads and changes the register, as its caller: its one head is made by the first change. */
@Injectable()
export class RegisterDoor {
  constructor(private readonly door: ChangeDoor) {}

  now(): Instant {
    return this.door.now();
  }

  read<T>(caller: StaffPrincipal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.door.read(caller, work);
  }

  /** A change whose request carries the version it saw: done again it is refused as stale. */
  change<T extends object>(caller: StaffPrincipal, work: (register: RegisterChange) => Promise<T>): Promise<T> {
    return this.changeOnce(caller, undefined, undefined, work);
  }

  /** A change done once per key; done again it gives its first answer. */
  changeOnce<T extends object>(caller: StaffPrincipal, key: RequestKey | undefined, body: unknown, work: (register: RegisterChange) => Promise<T>): Promise<T> {
    const asked = { principal: caller, key, body, actor: { role: 'ADMIN', staff: caller.staff } } as const;
    return this.door.create(asked, { id: REGISTER_ID }, (change) => changeOfRegister(change, work));
  }
}
