import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { KeyRing, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { requireOrganisation } from '../organisations/organisation.query.js';
import { expectVersion } from '../register/page.js';
import { RegisterDoor } from '../register/register-door.js';
import { PasswordHash } from '../sign-in/password-hash.js';
import { firstPasswordFor } from './first-password.js';
import type { NewStaffBody, NewStaffView, StaffChangeBody, StaffView } from './staff.dto.js';
import { StaffQuery } from './staff.query.js';

/** Adds people and changes who they are. An account's name never changes and is never given to somebody else. */
@Injectable()
export class RecordStaff {
  constructor(
    private readonly door: RegisterDoor, private readonly staff: StaffQuery, private readonly passwords: PasswordHash, private readonly keys: KeyRing,
  ) {}

  async add(caller: StaffPrincipal, key: RequestKey, body: NewStaffBody): Promise<NewStaffView> {
    const password = firstPasswordFor(this.keys, caller, key);
    const hash = await this.passwords.hash(password);
    const view = await this.door.changeOnce(caller, key, body, async ({ tx, change, revision }) => {
      await requireOrganisation(tx, body.organisation, 'organisation');
      const id = v7();
      const taken = await tx.maybeOne('SELECT 1 FROM staff WHERE account = $1', [body.account]);
      if (taken !== undefined) throw new DomainError('ACCOUNT_TAKEN', { field: 'account' });
      await Promise.all([
        tx.query(`INSERT INTO staff (id, account, display_name, organisation, status, revision) VALUES ($1, $2, $3, $4, 'ACTIVE', $5)`,
          [id, body.account, body.displayName, body.organisation, revision]),
        tx.query('INSERT INTO staff_role (staff, role) SELECT $1, unnest($2::text[])', [id, body.roles]),
        tx.query('INSERT INTO password (staff, hash, changed_at) VALUES ($1, $2, $3)', [id, hash, change.at]),
      ]);
      change.record('STAFF_ADDED', { staff: id, revision, roles: body.roles });
      return this.staff.get(tx, id);
    });
    return { ...view, password };
  }

  change(caller: StaffPrincipal, id: string, version: number, body: StaffChangeBody): Promise<StaffView> {
    return this.door.change(caller, async ({ tx, change, revision }) => {
      const now = expectVersion(await this.staff.get(tx, id), version);
      if (body.organisation !== undefined) await requireOrganisation(tx, body.organisation, 'organisation');
      await tx.query('UPDATE staff SET display_name = $2, organisation = $3, revision = $4 WHERE id = $1',
        [id, body.displayName ?? now.displayName, body.organisation ?? now.organisation, revision]);
      change.record('STAFF_CHANGED', { staff: id, revision, fields: Object.keys(body).sort() });
      return this.staff.get(tx, id);
    });
  }
}
