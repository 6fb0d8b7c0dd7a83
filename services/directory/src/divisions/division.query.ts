import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { placeDigits, placePrefix } from '@referrals/policy';
import { equals, matching, readPage, type Filters } from '@referrals/service-kit';
import { contains, pageOf, present, within } from '../register/page.js';
import type { ListPage } from '../register/register.dto.js';
import { fullCode, shortCode } from './division-code.domain.js';
import type { DivisionFilter, DivisionView } from './division.dto.js';
import { Division } from './division.entity.js';
import { nearCodes, type Named } from './near-codes.domain.js';

const CODE_LENGTH = 12;
const COUNTY_LENGTH = 6;

const FILTERS: Filters<DivisionFilter> = {
  q: contains('name'), prefix: within('code'), level: equals('level'),
  on: (day, bind) => `(r.valid_from IS NULL OR r.valid_from <= ${bind(day)}::date) AND (r.valid_to IS NULL OR r.valid_to > ${bind(day)}::date)`,
};

const view = (row: Division): DivisionView => present({ ...row, short: shortCode(row.code) });

@Injectable()
export class DivisionQuery {
  /** Ordered by code, so that a county is followed by its townships and villages. */
  async list(tx: Tx, filter: DivisionFilter): Promise<ListPage<DivisionView>> {
    return pageOf(await readPage<Division>(tx, {
      entity: Division, where: (bind) => matching(FILTERS, filter, bind), order: { by: 'code', of: 'text', unique: true }, asked: filter,
    }), view);
  }

  /** By its code in any spelling; one that was renamed since is found under its own. */
  async get(tx: Tx, code: string): Promise<DivisionView> {
    const full = fullCode(placeDigits(code));
    if (full === undefined) throw new DomainError('DIVISION_CODE_INVALID', { field: 'code' });
    const row = await tx.manager.findOneBy(Division, { code: full });
    if (row === null) throw new DomainError('NOT_FOUND');
    return view(row);
  }
}

/** Refuses a code the register does not have; `field` is where the input named it. */
export async function requireDivision(tx: Tx, code: string | null | undefined, field: string): Promise<void> {
  if (code === null || code === undefined) return;
  if (!await tx.manager.existsBy(Division, { code })) throw new DomainError('DIVISION_UNKNOWN', { field });
}

/** Refuses a desk's jurisdiction that is no division of the register: it would never get anything. Tells what is near. */
export async function requireJurisdiction(tx: Tx, jurisdiction: string, field: string): Promise<void> {
  const code = jurisdiction.padEnd(CODE_LENGTH, '0');
  if (placePrefix(code) === jurisdiction && await tx.manager.existsBy(Division, { code })) return;
  const known = await tx.query<Named>(
    "SELECT code, name FROM division WHERE level IN ('PROVINCE', 'CITY', 'COUNTY') OR (starts_with(code, $1) AND valid_to IS NULL) ORDER BY code", [jurisdiction.slice(0, COUNTY_LENGTH)],
  );
  throw new DomainError('JURISDICTION_UNKNOWN', { field, facts: { near: nearCodes(jurisdiction, known.map(({ code: full, name }) => ({ code: placePrefix(full), name }))) } });
}
