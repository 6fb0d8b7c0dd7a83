import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion } from '@referrals/contracts';
import { KeyRing, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { requireOrganisation } from '../organisations/organisation.query.js';
import { RegisterDoor } from '../register/register-door.js';
import { PasswordHash } from '../sign-in/password-hash.js';
import { firstPasswordFor } from './first-password.js';
import type { NewStaff, NewStaffView, StaffChange, StaffView } from './staff.dto.js';
import { Password, Staff, StaffRole } from './staff.entity.js';
import { StaffQuery } from './staff.query.js';

/** Adds people and changes who they are. An account's name never changes and is never given to somebody else. */
@Injectable()
export class RecordStaff {
  constructor(
    private readonly door: RegisterDoor, private readonly staff: StaffQuery, private readonly passwords: PasswordHash, private readonly keys: KeyRing,
  ) {}

  async add(caller: StaffPrincipal, key: RequestKey, body: NewStaff): Promise<NewStaffView> {
    const password = firstPasswordFor(this.keys, caller, key);
    const hash = await this.passwords.hash(password);
    const view = await this.door.changeOnce(caller, key, body, async ({ tx, change, revision }) => {
      await requireOrganisation(tx, body.organisation, 'organisation');
      const id = v7();
      if (await tx.manager.existsBy(Staff, { account: body.account })) throw new DomainError('ACCOUNT_TAKEN', { field: 'account' });
      const { roles, ...person } = body;
      void tx.manager.insert(Staff, { ...person, id, status: 'ACTIVE', demo: false, version: revision });
      void tx.manager.insert(StaffRole, roles.map((role) => ({ staff: id, role })));
      void tx.manager.insert(Password, { staff: id, hash, changedAt: change.at });
      change.record('staff.added', { staff: id, revision, roles: body.roles });
      return this.staff.get(tx, id);
    });
    return { ...view, password };
  }

  change(caller: StaffPrincipal, id: string, version: number, body: StaffChange): Promise<StaffView> {
    return this.door.change(caller, async ({ tx, change, revision }) => {
      expectVersion(await this.staff.get(tx, id), version);
      if (body.organisation !== undefined) await requireOrganisation(tx, body.organisation, 'organisation');
      void tx.manager.update(Staff, { id }, { ...body, version: revision });
      change.record('staff.changed', { staff: id, revision, fields: Object.keys(body).sort() });
      return this.staff.get(tx, id);
    });
  }
}
