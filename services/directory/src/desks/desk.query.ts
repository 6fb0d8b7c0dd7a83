import { Injectable } from '@nestjs/common';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import { anywhere } from '../register/register.dto.js';
import { Staff } from '../staff/staff.entity.js';
import { deskActions, deskState } from './desk.domain.js';
import type { DeskFilter, DeskView, MembersView } from './desk.dto.js';
import { Desk, DeskMember } from './desk.entity.js';

function view(row: Desk, now: Instant, administers: boolean): DeskView {
  const state = deskState(row, shanghaiDate(now));
  return present({ ...row, state, allowedActions: administers ? [...deskActions(state)] : [] });
}

/** Who asks, and when: what they may do goes by it. */
export interface Asker { readonly administers: boolean; readonly now: Instant }

@Injectable()
export class DeskQuery {
  /** Ordered by code. */
  async list(tx: Tx, filter: DeskFilter, asker: Asker): Promise<Page<DeskView>> {
    const { q, prefix, covers, state, limit } = filter;
    const page = tx.manager.createQueryBuilder(Desk, 'desk').where('desk.code > :place', { place: placeOf(filter.cursor, /^[a-z0-9.-]{1,64}$/) })
      .andWhere(present({ agency: filter.agency ?? null, organisation: filter.organisation ?? null, code: filter.code ?? null }));
    if (q !== undefined) page.andWhere('desk.name LIKE :q', { q: anywhere(q) });
    if (prefix !== undefined) page.andWhere('starts_with(desk.jurisdiction, :prefix)', { prefix });
    if (covers !== undefined) page.andWhere('starts_with(:covers, desk.jurisdiction)', { covers });
    if (state !== 'ALL') {
      page.andWhere(`:state = CASE WHEN desk.closesOn <= :today THEN 'CLOSED' WHEN desk.opensOn <= :today THEN 'OPEN' ELSE 'PLANNED' END`, { state, today: shanghaiDate(asker.now) });
    }
    const rows = await page.orderBy('desk.code').limit(limit + 1).getMany();
    return cutPage(rows, limit, (row) => row.code, (row) => view(row, asker.now, asker.administers));
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
        .select(['m.staff AS staff', 's.account AS account', 's.displayName AS "displayName"', 's.status AS status', 'm.role AS role'])
        .getRawMany<MembersView['members'][number]>(),
    ]);
    if (desk === null) throw new DomainError('NOT_FOUND');
    return { members, version: desk.version };
  }
}

/** Refuses a desk the register does not have; gives its agency. */
export async function requireDesk(tx: Tx, id: string, field: string): Promise<{ agency: string }> {
  const desk = await tx.manager.findOneBy(Desk, { id });
  if (desk === null) throw new DomainError('DESK_UNKNOWN', { field });
  return desk;
}
