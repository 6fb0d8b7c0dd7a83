import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { KeyRing, type RequestKey } from '@referrals/service-kit';
import { changeRegister } from '../register/register-change.js';
import { RegisterDoor } from '../register/register-door.js';
import { endSessions } from '../session/end-sessions.js';
import { PasswordHash } from '../sign-in/password-hash.js';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';
import { commonPasswords } from './common-passwords.js';
import { firstPasswordFor } from './first-password.js';
import { expectGoodPassword } from './staff.domain.js';
import type { OwnPassword, PasswordView } from './staff.dto.js';
import { Password, Staff } from './staff.entity.js';
import { tellStanding } from './tell-standing.js';

const GIVE = `INSERT INTO password (staff, hash, changed_at) VALUES ($1, $2, $3) ON CONFLICT (staff) DO UPDATE SET hash = $2, changed_at = $3`;

/** Gives a person a new password: an administrator a made one, the person themselves one of their own. All their sessions and send tickets end. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly door: RegisterDoor, private readonly database: ServiceDatabase, private readonly passwords: PasswordHash,
    private readonly throttle: SignInThrottle, private readonly keys: KeyRing,
  ) {}

  async reset(caller: StaffPrincipal, key: RequestKey, id: string): Promise<PasswordView> {
    const password = firstPasswordFor(this.keys, caller, key);
    const hash = await this.passwords.hash(password);
    const { account } = await this.door.changeOnce(caller, key, {}, async (register) => {
      const { tx, change, revision } = register;
      const person = await tx.manager.findOneBy(Staff, { id });
      if (person === null) throw new DomainError('NOT_FOUND');
      // Who came with a file has none yet.
      tx.write(GIVE, [id, hash, change.at]);
      endSessions(register, id);
      tellStanding(register, person);
      change.record('staff.password-reset', { staff: id, revision });
      return person;
    });
    return { account, password };
  }

  /** The old password is asked again, and guessing it is slowed: a stolen token alone must not become an account. */
  async setOwn(caller: StaffPrincipal, body: OwnPassword): Promise<void> {
    const stored = await this.database.asWorker((tx) => tx.maybeOne<{ account: string; hash: string }>(
      `SELECT s.account, p.hash FROM staff s JOIN password p ON p.staff = s.id WHERE s.id = $1 AND s.status = 'ACTIVE'`, [caller.staff],
    ));
    const attempt = { source: '', account: caller.staff, device: 'own password' };
    const verdict = await this.throttle.admit(attempt);
    if (!verdict.allowed) throw new DomainError('TOO_MANY_REQUESTS', { retryAfter: verdict.retryAfterSeconds });
    if (!await this.passwords.verify(body.current.normalize('NFC'), stored?.hash) || stored === undefined) throw new DomainError('PASSWORD_WRONG', { field: 'current' });
    expectGoodPassword(body.password, { account: stored.account, old: body.current, common: commonPasswords() });
    const hash = await this.passwords.hash(body.password.normalize('NFC'));
    await this.throttle.succeeded(attempt);
    // As the service: a person may write no row of the register but this, and this only after showing the old password.
    await this.database.asWorker((tx) => changeRegister(this.database, tx, { actor: { role: 'MEMBER', staff: caller.staff }, now: this.door.now() }, async (register) => {
      const person = await tx.manager.findOneBy(Staff, { id: caller.staff });
      if (person === null) throw new DomainError('NOT_FOUND');
      void tx.manager.update(Password, { staff: caller.staff }, { hash, changedAt: register.change.at });
      endSessions(register, caller.staff);
      tellStanding(register, person);
      register.change.record('staff.password-changed', { staff: caller.staff, revision: register.revision });
    }));
  }
}
