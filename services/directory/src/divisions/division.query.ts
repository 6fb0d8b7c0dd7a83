import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import { anywhere } from '../register/register.dto.js';
import { fullCode, shortCode } from './division-code.domain.js';
import type { DivisionFilter, DivisionView } from './division.dto.js';
import { Division } from './division.entity.js';

const view = (row: Division): DivisionView => present({ ...row, short: shortCode(row.code) });

@Injectable()
export class DivisionQuery {
  /** Ordered by code, so that a county is followed by its townships and villages. */
  async list(tx: Tx, filter: DivisionFilter): Promise<Page<DivisionView>> {
    const { q, prefix, level, on, limit } = filter;
    const page = tx.manager.createQueryBuilder(Division, 'd').where('d.code > :place', { place: placeOf(filter.cursor, /^\d{12}$/) });
    if (prefix !== undefined) page.andWhere('starts_with(d.code, :prefix)', { prefix });
    if (q !== undefined) page.andWhere('d.name LIKE :q', { q: anywhere(q) });
    if (level !== undefined) page.andWhere({ level });
    if (on !== undefined) page.andWhere('(d.validFrom IS NULL OR d.validFrom <= :on) AND (d.validTo IS NULL OR d.validTo > :on)', { on });
    const rows = await page.orderBy('d.code').limit(limit + 1).getMany();
    return cutPage(rows, limit, (row) => row.code, view);
  }

  /** By its code in 6, 9 or 12 digits. */
  async get(tx: Tx, code: string): Promise<DivisionView> {
    const full = /^(?:\d{6}|\d{9}|\d{12})$/.test(code) ? fullCode(code) : undefined;
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
