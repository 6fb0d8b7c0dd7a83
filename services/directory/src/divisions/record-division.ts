import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion } from '@referrals/contracts';
import type { RequestKey } from '@referrals/service-kit';
import { RegisterDoor } from '../register/register-door.js';
import { levelOf, parentOf } from './division-code.domain.js';
import type { DivisionChange, DivisionView, NewDivision } from './division.dto.js';
import { Division } from './division.entity.js';
import { DivisionQuery, requireDivision } from './division.query.js';

/** Records a division the published list brought, or what became of one. Codes are never removed: old files name them. */
@Injectable()
export class RecordDivision {
  constructor(private readonly door: RegisterDoor, private readonly divisions: DivisionQuery) {}

  add(caller: StaffPrincipal, key: RequestKey, body: NewDivision): Promise<DivisionView> {
    return this.door.changeOnce(caller, key, body, async ({ tx, change, revision }) => {
      const parent = parentOf(body.code) ?? null;
      await requireDivision(tx, parent, 'code');
      await requireDivision(tx, body.replacedBy, 'replacedBy');
      expectOrder(body.validFrom, body.validTo);
      if (await tx.manager.existsBy(Division, { code: body.code })) throw new DomainError('DIVISION_EXISTS', { field: 'code' });
      void tx.manager.insert(Division, { ...body, level: levelOf(body.code), parent, version: revision });
      change.record('division.recorded', { division: body.code, revision });
      return this.divisions.get(tx, body.code);
    });
  }

  change(caller: StaffPrincipal, code: string, version: number, body: DivisionChange): Promise<DivisionView> {
    return this.door.change(caller, async ({ tx, change, revision }) => {
      const now = expectVersion(await this.divisions.get(tx, code), version);
      await requireDivision(tx, body.replacedBy, 'replacedBy');
      const next = { ...now, ...body };
      expectOrder(next.validFrom, next.validTo);
      void tx.manager.update(Division, { code: now.code }, { ...body, version: revision });
      change.record('division.changed', { division: now.code, revision, fields: Object.keys(body).sort() });
      return this.divisions.get(tx, now.code);
    });
  }
}

function expectOrder(from: string | null | undefined, to: string | null | undefined): void {
  if (from && to && to <= from) throw new DomainError('DIVISION_DATES_INVALID', { field: 'validTo' });
}
