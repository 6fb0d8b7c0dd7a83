import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion } from '@referrals/contracts';
import { Any } from '@referrals/database';
import { RegisterDoor } from '../register/register-door.js';
import { endFieldSessions } from '../session/end-sessions.js';
import { Staff } from '../staff/staff.entity.js';
import { expectNotClosed } from './desk.domain.js';
import type { DeskMembers, MembersView } from './desk.dto.js';
import { Desk, DeskMember } from './desk.entity.js';
import { DeskQuery } from './desk.query.js';
import { refuseOverfull } from './refuse-overfull.js';

/**
 * Says who works on a desk, who supervises it and what they are there besides; the list replaces the one before. Who is sent without
 * functions keeps theirs. Tokens follow within ten minutes; phones that stayed theirs by a PIN end for whoever lost the desk or a function there.
 */
@Injectable()
export class SetDeskMembers {
  constructor(private readonly door: RegisterDoor, private readonly desks: DeskQuery) {}

  set(caller: StaffPrincipal, id: string, version: number, { members }: DeskMembers): Promise<MembersView> {
    return this.door.change(caller, async (register) => {
      const { tx, change, revision } = register;
      expectNotClosed(expectVersion(await this.desks.get(tx, id, { administers: true, now: this.door.now() }), version));
      const ids = members.map(({ staff }) => staff);
      const twice = ids.findIndex((staff, index) => ids.indexOf(staff) !== index);
      if (twice !== -1) throw new DomainError('MEMBER_TWICE', { field: `members.${twice}.staff` });
      const known = await tx.manager.findBy(Staff, { id: Any(ids) });
      const unknown = ids.findIndex((staff) => known.every((row) => row.id !== staff));
      if (unknown !== -1) throw new DomainError('STAFF_UNKNOWN', { field: `members.${unknown}.staff` });
      const before = new Map((await tx.manager.findBy(DeskMember, { desk: id })).map((member) => [member.staff, member.functions]));
      for (const [staff, functions] of before) {
        const now = members.find((member) => member.staff === staff);
        const lost = now === undefined || functions.some((one) => now.functions?.includes(one) === false);
        // A phone was kept for what the person did there.
        if (lost) endFieldSessions({ tx }, staff);
      }
      void tx.manager.delete(DeskMember, { desk: id });
      void tx.manager.insert(DeskMember, members.map(({ staff, role, functions = before.get(staff) ?? [] }) => ({ desk: id, staff, role, functions: [...new Set(functions)].sort() })));
      void tx.manager.update(Desk, { id }, { version: revision });
      await refuseOverfull(tx, ids);
      register.touchDesk(id);
      change.record('desk.members-set', { desk: id, revision, members: ids });
      return this.desks.members(tx, id);
    });
  }
}
