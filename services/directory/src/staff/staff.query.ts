import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { shortCode } from '../divisions/division-code.domain.js';
import { cutPage, placeOf, type Page } from '../register/page.js';
import { staffActions } from './staff.domain.js';
import type { OwnView, StaffFilter, StaffView } from './staff.dto.js';

const COLUMNS = `
  s.id, s.account, s.display_name AS "displayName", s.organisation, s.status, s.revision AS version,
  coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM staff_role r WHERE r.staff = s.id), '[]') AS roles,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'role', m.role) ORDER BY d.code)
            FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = s.id), '[]') AS desks`;

type Row = Omit<StaffView, 'allowedActions'>;
const view = (row: Row): StaffView => ({ ...row, allowedActions: staffActions(row.status) });

@Injectable()
export class StaffQuery {
  /** Ordered by account. */
  async list(tx: Tx, filter: StaffFilter): Promise<Page<StaffView>> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM staff s
       WHERE s.account > $1 AND ($2::text IS NULL OR s.account LIKE $2 OR s.display_name LIKE $2) AND ($3::uuid IS NULL OR s.organisation = $3)
         AND ($4::text IS NULL OR s.status = $4) AND ($5::uuid IS NULL OR EXISTS (SELECT 1 FROM desk_member m WHERE m.staff = s.id AND m.desk = $5))
       ORDER BY s.account LIMIT $6`,
      [placeOf(filter.cursor, /^[a-z0-9.-]{1,64}$/), filter.q ?? null, filter.organisation ?? null, filter.status ?? null, filter.desk ?? null, filter.limit + 1],
    );
    return cutPage(rows, filter.limit, (row) => row.account, view);
  }

  async get(tx: Tx, id: string): Promise<StaffView> {
    const row = await tx.maybeOne<Row>(`SELECT ${COLUMNS} FROM staff s WHERE s.id = $1`, [id]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return view(row);
  }

  /** A person's own place in the register. */
  async own(tx: Tx, id: string): Promise<OwnView> {
    const row = await tx.maybeOne<OwnView>(
      `SELECT s.id, s.account, s.display_name AS "displayName",
              jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'division', o.division) AS organisation,
              coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM staff_role r WHERE r.staff = s.id), '[]') AS roles,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'name', d.name, 'agency', d.agency, 'role', m.role, 'jurisdiction', d.jurisdiction) ORDER BY d.code)
                        FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = s.id), '[]') AS desks
       FROM staff s JOIN organisation o ON o.id = s.organisation WHERE s.id = $1`, [id],
    );
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return { ...row, organisation: { ...row.organisation, division: shortCode(row.organisation.division) } };
  }
}
