import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { expectVersion } from '../register/page.js';
import { RegisterDoor } from '../register/register-door.js';
import { expectNotClosed } from './desk.domain.js';
import type { DeskMembersBody, MembersView } from './desk.dto.js';
import { DeskQuery } from './desk.query.js';

/** Says who works on a desk and who supervises it; the list replaces the one before. Tokens follow within ten minutes. */
@Injectable()
export class SetDeskMembers {
  constructor(private readonly door: RegisterDoor, private readonly desks: DeskQuery) {}

  set(caller: StaffPrincipal, id: string, version: number, { members }: DeskMembersBody): Promise<MembersView> {
    return this.door.change(caller, async (register) => {
      const { tx, change, revision } = register;
      expectNotClosed(expectVersion(await this.desks.get(tx, id, { administers: true, now: this.door.now() }), version));
      const ids = members.map(({ staff }) => staff);
      const twice = ids.findIndex((staff, index) => ids.indexOf(staff) !== index);
      if (twice !== -1) throw new DomainError('MEMBER_TWICE', { field: `members.${twice}.staff` });
      const known = await tx.query<{ id: string }>('SELECT id FROM staff WHERE id = ANY($1)', [ids]);
      const unknown = ids.findIndex((staff) => known.every((row) => row.id !== staff));
      if (unknown !== -1) throw new DomainError('STAFF_UNKNOWN', { field: `members.${unknown}.staff` });
      await Promise.all([
        tx.query('DELETE FROM desk_member WHERE desk = $1', [id]),
        tx.query('INSERT INTO desk_member (desk, staff, role) SELECT $1, m.staff, m.role FROM jsonb_to_recordset($2) AS m(staff uuid, role text)', [id, JSON.stringify(members)]),
        tx.query('UPDATE desk SET revision = $2 WHERE id = $1', [id, revision]),
      ]);
      register.touchDesk(id);
      change.record('DESK_MEMBERS_SET', { desk: id, revision, members: ids });
      return this.desks.members(tx, id);
    });
  }
}
