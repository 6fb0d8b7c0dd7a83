import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { shortCode } from '../divisions/division-code.domain.js';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import type { OrganisationFilter, OrganisationView } from './organisation.dto.js';

const COLUMNS = `id, name, type, division, supervising_desk AS "supervisingDesk", credit_code AS "creditCode", revision AS version`;
const PLACE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const view = (row: OrganisationView): OrganisationView => present({ ...row, division: shortCode(row.division) });

@Injectable()
export class OrganisationQuery {
  /** In the order in which they were added. */
  async list(tx: Tx, filter: OrganisationFilter): Promise<Page<OrganisationView>> {
    const rows = await tx.query<OrganisationView>(
      `SELECT ${COLUMNS} FROM organisation
       WHERE ($1 = '' OR id > nullif($1, '')::uuid) AND ($2::text IS NULL OR name LIKE $2) AND ($3::text IS NULL OR type = $3)
         AND ($4::text IS NULL OR starts_with(division, $4)) AND ($5::uuid IS NULL OR supervising_desk = $5)
       ORDER BY id LIMIT $6`,
      [placeOf(filter.cursor, PLACE), filter.q ?? null, filter.type ?? null, filter.prefix ?? null, filter.supervisingDesk ?? null, filter.limit + 1],
    );
    return cutPage(rows, filter.limit, (row) => row.id, view);
  }

  async get(tx: Tx, id: string): Promise<OrganisationView> {
    const row = await tx.maybeOne<OrganisationView>(`SELECT ${COLUMNS} FROM organisation WHERE id = $1`, [id]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return view(row);
  }
}

/** Refuses an organisation the register does not have. */
export async function requireOrganisation(tx: Tx, id: string, field: string): Promise<void> {
  if (await tx.maybeOne('SELECT 1 FROM organisation WHERE id = $1', [id]) === undefined) throw new DomainError('ORGANISATION_UNKNOWN', { field });
}
