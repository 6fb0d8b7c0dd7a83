import { Injectable } from '@nestjs/common';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { equals, matching, readPage, type Filter, type Filters } from '@referrals/service-kit';
import { contains, covering, pageOf, present, within } from '../register/page.js';
import type { ListPage } from '../register/register.dto.js';
import { Staff } from '../staff/staff.entity.js';
import { deskActions, deskState } from './desk.domain.js';
import type { DeskFilter, DeskView, MembersView } from './desk.dto.js';
import { Desk, DeskMember } from './desk.entity.js';

const FILTERS: Filters<DeskFilter> = {
  q: contains('name'), agency: equals('agency'), organisation: equals('organisation'), code: equals('code'), prefix: within('jurisdiction'),
  covers: covering('jurisdiction'),
};

function view(row: Desk, now: Instant, administers: boolean): DeskView {
  const state = deskState(row, shanghaiDate(now));
  return present({ ...row, state, allowedActions: administers ? [...deskActions(state)] : [] });
}

/** Who asks, and when: what they may do goes by it. */
export interface Asker { readonly administers: boolean; readonly now: Instant }

@Injectable()
export class DeskQuery {
  /** Ordered by code. */
  async list(tx: Tx, filter: DeskFilter, asker: Asker): Promise<ListPage<DeskView>> {
    const inState: Filter = (state, bind) => {
      const today = bind(shanghaiDate(asker.now));
      return `${bind(state)} = CASE WHEN r.closes_on <= ${today} THEN 'CLOSED' WHEN r.opens_on <= ${today} THEN 'OPEN' ELSE 'PLANNED' END`;
    };
    const page = await readPage<Desk>(tx, {
      entity: Desk, order: { by: 'code', of: 'text', unique: true }, asked: filter,
      where: (bind) => matching(filter.state === 'ALL' ? FILTERS : { ...FILTERS, state: inState }, filter, bind),
    });
    return pageOf(page, (row) => view(row, asker.now, asker.administers));
  }

  async get(tx: Tx, id: string, asker: Asker): Promise<DeskView> {
    const row = await tx.manager.findOneBy(Desk, { id });
    if (row === null) throw new DomainError('NOT_FOUND');
    return view(row, asker.now, asker.administers);
  }

  /** Everybody on the desk, suspended people too. */
  async members(tx: Tx, id: string): Promise<MembersView> {
    const [desk, members] = await Promise.all([
      tx.manager.findOneBy(Desk, { id }),
      tx.manager.createQueryBuilder(DeskMember, 'm').innerJoin(Staff, 's', 's.id = m.staff').where({ desk: id }).orderBy('s.account')
        .select(['m.staff AS staff', 's.account AS account', 's.displayName AS "displayName"', 's.status AS status', 'm.role AS role', 'm.functions AS functions'])
        .getRawMany<MembersView['members'][number]>(),
    ]);
    if (desk === null) throw new DomainError('NOT_FOUND');
    return { members, version: desk.version };
  }
}

/** Refuses a desk the register does not have. */
export async function requireDesk(tx: Tx, id: string, field: string): Promise<Desk> {
  const desk = await tx.manager.findOneBy(Desk, { id });
  if (desk === null) throw new DomainError('DESK_UNKNOWN', { field });
  return desk;
}
