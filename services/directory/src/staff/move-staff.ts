import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion, type StaffRole as Role } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { RegisterDoor } from '../register/register-door.js';
import { endSessions } from '../session/end-sessions.js';
import { moveStaff, type StaffMove } from './staff.domain.js';
import type { StaffView } from './staff.dto.js';
import { Staff, StaffRole } from './staff.entity.js';
import { StaffQuery } from './staff.query.js';
import { tellStanding } from './tell-standing.js';

/** Suspends and restores people, and sets their roles. */
@Injectable()
export class MoveStaff {
  constructor(private readonly door: RegisterDoor, private readonly staff: StaffQuery) {}

  /**
   * A suspended person's sessions and refresh tokens end with this transaction; an access token they hold is refused by every service that
   * heard of it, which is within a minute. Their desks are published anew, so that a desk without an active member gives its referrals away.
   */
  move(caller: StaffPrincipal, key: RequestKey, id: string, version: number, move: StaffMove): Promise<StaffView> {
    return this.door.changeOnce(caller, key, { version }, async (register) => {
      const { tx, change, revision } = register;
      const now = expectVersion(await this.staff.get(tx, id), version);
      const status = moveStaff(now.status, move);
      if (move === 'suspend') await expectAnotherAdministrator(tx, now);
      void tx.manager.update(Staff, { id }, { status, version: revision });
      if (move === 'suspend') endSessions(register, id);
      register.touchDesk(...now.desks.map((desk) => desk.id));
      tellStanding(register, { id, status });
      change.record(move === 'suspend' ? 'staff.suspended' : 'staff.restored', { staff: id, revision });
      return this.staff.get(tx, id);
    });
  }

  setRoles(caller: StaffPrincipal, id: string, version: number, roles: readonly Role[]): Promise<StaffView> {
    return this.door.change(caller, async ({ tx, change, revision }) => {
      const now = expectVersion(await this.staff.get(tx, id), version);
      if (!roles.includes('ADMIN')) await expectAnotherAdministrator(tx, now);
      void tx.manager.delete(StaffRole, { staff: id });
      void tx.manager.insert(StaffRole, roles.map((role) => ({ staff: id, role })));
      void tx.manager.update(Staff, { id }, { version: revision });
      change.record('staff.roles-set', { staff: id, revision, roles });
      return this.staff.get(tx, id);
    });
  }
}

/** An installation that locked out its last administrator could only be mended with the database. Demo accounts count for demo accounts only. */
async function expectAnotherAdministrator(tx: Tx, person: StaffView): Promise<void> {
  if (!person.roles.includes('ADMIN') || person.status !== 'ACTIVE') return;
  const other = await tx.maybeOne(
    `SELECT 1 FROM staff s JOIN staff_role r ON r.staff = s.id AND r.role = 'ADMIN' JOIN staff self ON self.id = $1
     WHERE s.id <> self.id AND s.status = 'ACTIVE' AND (NOT s.demo OR self.demo)`, [person.id],
  );
  if (other === undefined) throw new DomainError('LAST_ADMINISTRATOR');
}
