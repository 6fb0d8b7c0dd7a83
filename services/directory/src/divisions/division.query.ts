import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import { fullCode, shortCode } from './division-code.domain.js';
import type { DivisionFilter, DivisionView } from './division.dto.js';

const COLUMNS = `code, name, level, parent, valid_from AS "validFrom", valid_to AS "validTo", replaced_by AS "replacedBy", revision AS version`;

type Row = Omit<DivisionView, 'short'>;
const view = (row: Row): DivisionView => present({ ...row, short: shortCode(row.code) });

@Injectable()
export class DivisionQuery {
  /** Ordered by code, so that a county is followed by its townships and villages. */
  async list(tx: Tx, filter: DivisionFilter): Promise<Page<DivisionView>> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM division
       WHERE code > $1 AND ($2::text IS NULL OR starts_with(code, $2)) AND ($3::text IS NULL OR name LIKE $3) AND ($4::text IS NULL OR level = $4)
         AND ($5::date IS NULL OR ((valid_from IS NULL OR valid_from <= $5) AND (valid_to IS NULL OR valid_to > $5)))
       ORDER BY code LIMIT $6`,
      [placeOf(filter.cursor, /^\d{12}$/), filter.prefix ?? null, filter.q ?? null, filter.level ?? null, filter.on ?? null, filter.limit + 1],
    );
    return cutPage(rows, filter.limit, (row) => row.code, view);
  }

  /** By its code in 6, 9 or 12 digits. */
  async get(tx: Tx, code: string): Promise<DivisionView> {
    const full = /^(?:\d{6}|\d{9}|\d{12})$/.test(code) ? fullCode(code) : undefined;
    if (full === undefined) throw new DomainError('DIVISION_CODE_INVALID', { field: 'code' });
    const row = await tx.maybeOne<Row>(`SELECT ${COLUMNS} FROM division WHERE code = $1`, [full]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return view(row);
  }
}

/** Refuses a code the register does not have; `field` is where the input named it. */
export async function requireDivision(tx: Tx, code: string | null | undefined, field: string): Promise<void> {
  if (code === null || code === undefined) return;
  if (await tx.maybeOne('SELECT 1 FROM division WHERE code = $1', [code]) === undefined) throw new DomainError('DIVISION_UNKNOWN', { field });
}
