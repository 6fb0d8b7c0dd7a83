import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { Any, type Tx } from '@referrals/database';
import { equals, matching, readPage, type Filters } from '@referrals/service-kit';
import { shortCode } from '../divisions/division-code.domain.js';
import { contains, pageOf } from '../register/page.js';
import type { ListPage } from '../register/register.dto.js';
import { Desk, DeskMember } from '../desks/desk.entity.js';
import { staffActions } from './staff.domain.js';
import type { OwnView, StaffFilter, StaffView } from './staff.dto.js';
import { Staff, StaffRole } from './staff.entity.js';

const FILTERS: Filters<StaffFilter> = {
  q: contains('account', 'display_name'), organisation: equals('organisation'), status: equals('status'),
  desk: (desk, bind) => `EXISTS (SELECT FROM desk_member m WHERE m.staff = r.id AND m.desk = ${bind(desk)})`,
};

/** What else of these people their page shows. */
async function placesOf(tx: Tx, ids: readonly string[]): Promise<(person: Staff) => StaffView> {
  const [roles, desks] = await Promise.all([
    tx.manager.find(StaffRole, { where: { staff: Any(ids) }, order: { role: 'ASC' } }),
    tx.manager.createQueryBuilder(DeskMember, 'm').innerJoin(Desk, 'd', 'd.id = m.desk').where({ staff: Any(ids) }).orderBy('d.code')
      .select(['m.staff AS staff', 'd.id AS id', 'd.code AS code', 'm.role AS role']).getRawMany<StaffView['desks'][number] & { staff: string }>(),
  ]);
  return ({ id, account, displayName, organisation, status, version }) => ({
    id, account, displayName, organisation, status, version, roles: roles.filter((one) => one.staff === id).map((one) => one.role),
    desks: desks.filter((one) => one.staff === id).map((desk) => ({ id: desk.id, code: desk.code, role: desk.role })), allowedActions: staffActions(status),
  });
}

/** What of `OwnView` stands in the register; the rest is the token's and the installation's. */
export type InRegister = Omit<OwnView, 'permissions' | 'supervises' | 'lockAfterSeconds'>;

@Injectable()
export class StaffQuery {
  /** Ordered by account. */
  async list(tx: Tx, filter: StaffFilter): Promise<ListPage<StaffView>> {
    const page = await readPage<Staff>(tx, {
      entity: Staff, where: (bind) => matching(FILTERS, filter, bind), order: { by: 'account', of: 'text', unique: true }, asked: filter,
    });
    return pageOf(page, await placesOf(tx, page.rows.map((row) => row.id)));
  }

  async get(tx: Tx, id: string): Promise<StaffView> {
    const [row, view] = await Promise.all([tx.manager.findOneBy(Staff, { id }), placesOf(tx, [id])]);
    if (row === null) throw new DomainError('NOT_FOUND');
    return view(row);
  }

  /** A person's own place in the register. */
  async own(tx: Tx, id: string): Promise<InRegister> {
    const row = await tx.maybeOne<InRegister>(
      `SELECT s.id, s.account, s.display_name AS "displayName",
              jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'division', o.division) AS organisation,
              coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM staff_role r WHERE r.staff = s.id), '[]') AS roles,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'name', d.name, 'agency', d.agency, 'role', m.role, 'functions', m.functions, 'jurisdiction', d.jurisdiction) ORDER BY d.code)
                        FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = s.id), '[]') AS desks
       FROM staff s JOIN organisation o ON o.id = s.organisation WHERE s.id = $1`, [id],
    );
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return { ...row, organisation: { ...row.organisation, division: shortCode(row.organisation.division) } };
  }
}
