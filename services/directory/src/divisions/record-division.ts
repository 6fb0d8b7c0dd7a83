import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { RequestKey } from '@referrals/service-kit';
import { expectVersion } from '../register/page.js';
import { RegisterDoor } from '../register/register-door.js';
import { levelOf, parentOf } from './division-code.domain.js';
import type { DivisionChangeBody, DivisionView, NewDivisionBody } from './division.dto.js';
import { DivisionQuery, requireDivision } from './division.query.js';

/** Records a division the published list brought, or what became of one. Codes are never removed: old files name them. */
@Injectable()
export class RecordDivision {
  constructor(private readonly door: RegisterDoor, private readonly divisions: DivisionQuery) {}

  add(caller: StaffPrincipal, key: RequestKey, body: NewDivisionBody): Promise<DivisionView> {
    return this.door.changeOnce(caller, key, body, async ({ tx, change, revision }) => {
      const parent = parentOf(body.code) ?? null;
      await requireDivision(tx, parent, 'code');
      await requireDivision(tx, body.replacedBy, 'replacedBy');
      const { validFrom = null, validTo = null, replacedBy = null } = body;
      expectOrder(validFrom, validTo);
      const added = await tx.query(
        `INSERT INTO division (code, name, level, parent, valid_from, valid_to, replaced_by, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT DO NOTHING RETURNING code`,
        [body.code, body.name, levelOf(body.code), parent, validFrom, validTo, replacedBy, revision],
      );
      if (added.length === 0) throw new DomainError('DIVISION_EXISTS', { field: 'code' });
      change.record('DIVISION_RECORDED', { division: body.code, revision });
      return this.divisions.get(tx, body.code);
    });
  }

  change(caller: StaffPrincipal, code: string, version: number, body: DivisionChangeBody): Promise<DivisionView> {
    return this.door.change(caller, async ({ tx, change, revision }) => {
      const now = expectVersion(await this.divisions.get(tx, code), version);
      await requireDivision(tx, body.replacedBy, 'replacedBy');
      const next = { ...now, ...body };
      expectOrder(next.validFrom, next.validTo);
      tx.write('UPDATE division SET name = $2, valid_from = $3, valid_to = $4, replaced_by = $5, revision = $6 WHERE code = $1',
        [now.code, next.name, next.validFrom ?? null, next.validTo ?? null, next.replacedBy ?? null, revision]);
      await tx.flush();
      change.record('DIVISION_CHANGED', { division: now.code, revision, fields: Object.keys(body).sort() });
      return this.divisions.get(tx, now.code);
    });
  }
}

function expectOrder(from: string | null | undefined, to: string | null | undefined): void {
  if (from && to && to <= from) throw new DomainError('DIVISION_DATES_INVALID', { field: 'validTo' });
}
