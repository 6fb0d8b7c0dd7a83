import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { shortCode } from '../divisions/division-code.domain.js';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import { anywhere } from '../register/register.dto.js';
import type { OrganisationFilter, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';

const PLACE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const view = (row: Organisation): OrganisationView => present({ ...row, division: shortCode(row.division) });

@Injectable()
export class OrganisationQuery {
  /** In the order in which they were added. */
  async list(tx: Tx, filter: OrganisationFilter): Promise<Page<OrganisationView>> {
    const { q, prefix, limit } = filter;
    const place = placeOf(filter.cursor, PLACE);
    const page = tx.manager.createQueryBuilder(Organisation, 'o').where(present({ type: filter.type ?? null, supervisingDesk: filter.supervisingDesk ?? null }));
    if (place !== '') page.andWhere('o.id > :place', { place });
    if (q !== undefined) page.andWhere('o.name LIKE :q', { q: anywhere(q) });
    if (prefix !== undefined) page.andWhere('starts_with(o.division, :prefix)', { prefix });
    const rows = await page.orderBy('o.id').limit(limit + 1).getMany();
    return cutPage(rows, limit, (row) => row.id, view);
  }

  async get(tx: Tx, id: string): Promise<OrganisationView> {
    const row = await tx.manager.findOneBy(Organisation, { id });
    if (row === null) throw new DomainError('NOT_FOUND');
    return view(row);
  }
}

/** Refuses an organisation the register does not have. */
export async function requireOrganisation(tx: Tx, id: string, field: string): Promise<void> {
  if (!await tx.manager.existsBy(Organisation, { id })) throw new DomainError('ORGANISATION_UNKNOWN', { field });
}
