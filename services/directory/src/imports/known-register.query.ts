import { Any, type Tx } from '@referrals/database';
import { Desk } from '../desks/desk.entity.js';
import { fullCode } from '../divisions/division-code.domain.js';
import { Division } from '../divisions/division.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { KnownRegister, RegisterFile, StaffRow } from './register-file.js';

const CODE_LENGTH = 12;

const PEOPLE = `
  SELECT s.id, s.account, s.display_name AS name, s.organisation, coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM staff_role r WHERE r.staff = s.id), '[]') AS roles,
         coalesce((SELECT jsonb_agg(jsonb_build_object('desk', m.desk, 'role', m.role) ORDER BY m.desk) FROM desk_member m WHERE m.staff = s.id), '[]') AS desks
  FROM staff s WHERE $1::text[] IS NULL OR s.account = ANY ($1) ORDER BY s.account`;

/** People of the register, or those of these accounts. */
export const readPeople = async (tx: Tx, accounts: readonly string[] | null): Promise<StaffRow[]> =>
  (await tx.query<StaffRow>(PEOPLE, [accounts])).map(({ id, account, name, organisation, roles, desks }) => (
    { id, account, name, organisation, roles, desks: desks.map(({ desk, role }) => ({ desk, role })) }));

export async function readOffices(tx: Tx): Promise<Pick<KnownRegister, 'organisations' | 'desks'>> {
  const [organisations, desks] = await Promise.all([tx.manager.find(Organisation, { order: { id: 'ASC' } }), tx.manager.find(Desk, { order: { code: 'ASC' } })]);
  return {
    organisations: organisations.map(({ id, name, type, division, creditCode, supervisingDesk }) => ({ id, name, type, division, creditCode, supervisingDesk })),
    desks: desks.map(({ id, code, name, agency, organisation, jurisdiction, opensOn, closesOn, backupDesk, receivesReferrals }) => (
      { id, code, name, agency, organisation, jurisdiction, opensOn, closesOn, backupDesk, receivesReferrals })),
  };
}

/** What a file is held against. */
export async function knownRegister(tx: Tx, file: RegisterFile): Promise<KnownRegister> {
  const codes = [...file.organisations.map(({ cells }) => fullCode(cells.division) ?? ''), ...file.desks.map(({ cells }) => cells.jurisdiction.padEnd(CODE_LENGTH, '0'))];
  const [offices, staff, divisions] = await Promise.all([
    readOffices(tx), readPeople(tx, file.staff.map(({ cells }) => cells.account)), tx.manager.find(Division, { select: { code: true }, where: { code: Any([...new Set(codes)]) } }),
  ]);
  return { ...offices, staff, divisions: new Set(divisions.map(({ code }) => code)) };
}
