import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { requireDesk } from '../desks/desk.query.js';
import { fullCode } from '../divisions/division-code.domain.js';
import { requireDivision } from '../divisions/division.query.js';
import { expectVersion } from '../register/page.js';
import { RegisterDoor } from '../register/register-door.js';
import type { NewOrganisationBody, OrganisationChangeBody, OrganisationView } from './organisation.dto.js';
import { OrganisationQuery } from './organisation.query.js';

/** Adds and changes organisations. Who supervises one decides where reports about it go, wherever it stands. */
@Injectable()
export class RecordOrganisation {
  constructor(private readonly door: RegisterDoor, private readonly organisations: OrganisationQuery) {}

  add(caller: StaffPrincipal, key: RequestKey, body: NewOrganisationBody): Promise<OrganisationView> {
    return this.door.changeOnce(caller, key, body, async (register) => {
      const { tx, change, revision } = register;
      await this.check(tx, body);
      const id = v7();
      await tx.query(
        'INSERT INTO organisation (id, name, type, division, supervising_desk, credit_code, revision) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, body.name, body.type, body.division, body.supervisingDesk ?? null, body.creditCode ?? null, revision],
      );
      register.touchOrganisation(id);
      change.record('ORGANISATION_ADDED', { organisation: id, revision, type: body.type });
      return this.organisations.get(tx, id);
    });
  }

  change(caller: StaffPrincipal, id: string, version: number, body: OrganisationChangeBody): Promise<OrganisationView> {
    return this.door.change(caller, async (register) => {
      const { tx, change, revision } = register;
      const now = expectVersion(await this.organisations.get(tx, id), version);
      await this.check(tx, body, id);
      const next = { ...now, ...body };
      await tx.query(
        'UPDATE organisation SET name = $2, type = $3, division = $4, supervising_desk = $5, credit_code = $6, revision = $7 WHERE id = $1',
        [id, next.name, next.type, fullCode(next.division ?? now.division), next.supervisingDesk ?? null, next.creditCode ?? null, revision],
      );
      register.touchOrganisation(id);
      change.record('ORGANISATION_CHANGED', { organisation: id, revision, fields: Object.keys(body).sort() });
      return this.organisations.get(tx, id);
    });
  }

  private async check(tx: Tx, body: OrganisationChangeBody, self?: string): Promise<void> {
    await requireDivision(tx, body.division, 'division');
    if (body.supervisingDesk) await requireDesk(tx, body.supervisingDesk, 'supervisingDesk');
    if (!body.creditCode) return;
    const other = await tx.maybeOne('SELECT 1 FROM organisation WHERE credit_code = $1 AND id IS DISTINCT FROM $2', [body.creditCode, self ?? null]);
    if (other !== undefined) throw new DomainError('CREDIT_CODE_TAKEN', { field: 'creditCode' });
  }
}
