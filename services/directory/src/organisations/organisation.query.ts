import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { equals, matching, readPage, type Filters } from '@referrals/service-kit';
import { shortCode } from '../divisions/division-code.domain.js';
import { contains, pageOf, present, within } from '../register/page.js';
import type { ListPage } from '../register/register.dto.js';
import type { OrganisationFilter, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';

const FILTERS: Filters<OrganisationFilter> = { q: contains('name'), type: equals('type'), prefix: within('division'), supervisingDesk: equals('supervising_desk') };

const view = (row: Organisation): OrganisationView => present({ ...row, division: shortCode(row.division) });

@Injectable()
export class OrganisationQuery {
  /** In the order in which they were added. */
  async list(tx: Tx, filter: OrganisationFilter): Promise<ListPage<OrganisationView>> {
    return pageOf(await readPage<Organisation>(tx, {
      entity: Organisation, where: (bind) => matching(FILTERS, filter, bind), order: { by: 'id', of: 'id' }, asked: filter,
    }), view);
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
