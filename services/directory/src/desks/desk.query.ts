import { Injectable } from '@nestjs/common';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { cutPage, placeOf, present, type Page } from '../register/page.js';
import { deskActions, deskState } from './desk.domain.js';
import type { DeskFilter, DeskView, MembersView } from './desk.dto.js';

const COLUMNS = `id, code, name, agency, organisation, jurisdiction, opens_on AS "opensOn", closes_on AS "closesOn", backup_desk AS "backupDesk", revision AS version`;

type Row = Omit<DeskView, 'state' | 'allowedActions'>;

function view(row: Row, now: Instant, administers: boolean): DeskView {
  const state = deskState(row, shanghaiDate(now));
  return present({ ...row, state, allowedActions: administers ? [...deskActions(state)] : [] });
}

/** Who asks, and when: what they may do goes by it. */
export interface Asker { readonly administers: boolean; readonly now: Instant }

@Injectable()
export class DeskQuery {
  /** Ordered by code. */
  async list(tx: Tx, filter: DeskFilter, asker: Asker): Promise<Page<DeskView>> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM desk
       WHERE code > $1 AND ($2::text IS NULL OR name LIKE $2) AND ($3::text IS NULL OR agency = $3) AND ($4::uuid IS NULL OR organisation = $4)
         AND ($5::text IS NULL OR code = $5) AND ($6::text IS NULL OR starts_with(jurisdiction, $6)) AND ($7::text IS NULL OR starts_with($7, jurisdiction))
         AND ($8 = 'ALL' OR $8 = CASE WHEN closes_on <= $9::date THEN 'CLOSED' WHEN opens_on <= $9::date THEN 'OPEN' ELSE 'PLANNED' END)
       ORDER BY code LIMIT $10`,
      [
        placeOf(filter.cursor, /^[a-z0-9.-]{1,64}$/), filter.q ?? null, filter.agency ?? null, filter.organisation ?? null, filter.code ?? null,
        filter.prefix ?? null, filter.covers ?? null, filter.state, shanghaiDate(asker.now), filter.limit + 1,
      ],
    );
    return cutPage(rows, filter.limit, (row) => row.code, (row) => view(row, asker.now, asker.administers));
  }

  async get(tx: Tx, id: string, asker: Asker): Promise<DeskView> {
    const row = await tx.maybeOne<Row>(`SELECT ${COLUMNS} FROM desk WHERE id = $1`, [id]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return view(row, asker.now, asker.administers);
  }

  /** Everybody on the desk, suspended people too. */
  async members(tx: Tx, id: string): Promise<MembersView> {
    const [desk, members] = await Promise.all([
      tx.maybeOne<{ version: number }>('SELECT revision AS version FROM desk WHERE id = $1', [id]),
      tx.query<MembersView['members'][number]>(
        `SELECT m.staff, s.account, s.display_name AS "displayName", s.status, m.role
         FROM desk_member m JOIN staff s ON s.id = m.staff WHERE m.desk = $1 ORDER BY s.account`, [id],
      ),
    ]);
    if (desk === undefined) throw new DomainError('NOT_FOUND');
    return { members, version: desk.version };
  }
}

/** Refuses a desk the register does not have; gives its agency. */
export async function requireDesk(tx: Tx, id: string, field: string): Promise<{ agency: string }> {
  const desk = await tx.maybeOne<{ agency: string }>('SELECT agency FROM desk WHERE id = $1', [id]);
  if (desk === undefined) throw new DomainError('DESK_UNKNOWN', { field });
  return desk;
}
