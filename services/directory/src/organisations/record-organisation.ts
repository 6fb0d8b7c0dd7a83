import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { FIRST_DAY } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { requireDesk } from '../desks/desk.query.js';
import { requireDivision } from '../divisions/division.query.js';
import { RegisterDoor } from '../register/register-door.js';
import type { NewOrganisation, OrganisationChange, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationQuery } from './organisation.query.js';

/** Adds and changes organisations. Who supervises one decides where reports about it go, wherever it stands. */
@Injectable()
export class RecordOrganisation {
  constructor(private readonly door: RegisterDoor, private readonly organisations: OrganisationQuery) {}

  add(caller: StaffPrincipal, key: RequestKey, body: NewOrganisation): Promise<OrganisationView> {
    return this.door.changeOnce(caller, key, body, async (register) => {
      const { tx, change, revision } = register;
      await this.check(tx, body);
      const id = v7();
      void tx.manager.insert(Organisation, { ...body, id, opensOn: body.opensOn ?? FIRST_DAY, features: body.features ?? [], version: revision });
      register.touchOrganisation(id);
      change.record('organisation.added', { organisation: id, revision, type: body.type });
      return this.organisations.get(tx, id);
    });
  }

  change(caller: StaffPrincipal, id: string, version: number, body: OrganisationChange): Promise<OrganisationView> {
    return this.door.change(caller, async (register) => {
      const { tx, change, revision } = register;
      const now = expectVersion(await this.organisations.get(tx, id), version);
      await this.check(tx, body, id, now.opensOn, now.closesOn);
      void tx.manager.update(Organisation, { id }, { ...body, version: revision });
      register.touchOrganisation(id);
      change.record('organisation.changed', { organisation: id, revision, fields: Object.keys(body).sort() });
      return this.organisations.get(tx, id);
    });
  }

  private async check(tx: Tx, body: OrganisationChange, self?: string, opened = '', closes?: string): Promise<void> {
    const { opensOn = opened, closesOn = closes } = body;
    if (closesOn && closesOn < opensOn) throw new DomainError('ORGANISATION_DATES_INVALID', { field: 'closesOn' });
    await requireDivision(tx, body.division, 'division');
    if (body.supervisingDesk) await requireDesk(tx, body.supervisingDesk, 'supervisingDesk');
    if (!body.creditCode) return;
    const other = await tx.manager.findOneBy(Organisation, { creditCode: body.creditCode });
    if (other !== null && other.id !== self) throw new DomainError('CREDIT_CODE_TAKEN', { field: 'creditCode' });
  }
}
