import { REGISTER_ID } from '@referrals/contracts';
import { v7 } from 'uuid';
import { receivesReferrals } from '../desks/desk.domain.js';
import { fullCode } from '../divisions/division-code.domain.js';
import type { RegisterChange } from '../register/register-change.js';
import { Register } from '../register/register.entity.js';
import { demoRegister } from './demo-register.domain.js';

/** The day from which demo desks are open. */
const OPENS_ON = '2024-01-01';

/** Writes the demonstration's offices and people. `hashes`: account → stored password. */
export async function seedDemo(register: RegisterChange, hashes: Readonly<Record<string, string>>): Promise<void> {
  const demo = demoRegister();
  const ids = new Map<string, string>();
  const id = (kind: string, key: string): string => {
    const known = ids.get(`${kind} ${key}`) ?? v7();
    ids.set(`${kind} ${key}`, known);
    return known;
  };
  const organisations = demo.organisations.map(({ key, division, supervisingDesk, ...rest }) => ({
    ...rest, id: id('organisation', key), division: fullCode(division), supervising_desk: supervisingDesk ? id('desk', supervisingDesk) : null,
  }));
  const desks = demo.desks.map(({ organisation, backupDesk, ...rest }) => ({
    ...rest, receives: receivesReferrals(rest), id: id('desk', rest.code), organisation: id('organisation', organisation), backup_desk: backupDesk ? id('desk', backupDesk) : null,
  }));
  const staff = demo.staff.map(({ account, name, organisation, desk, roles }) => ({
    id: id('staff', account), account, name, organisation: id('organisation', organisation), hash: hashes[account],
    desk: desk ? id('desk', desk.code) : null, role: desk?.role ?? null, functions: desk?.functions ?? [], roles,
  }));
  const { tx, revision, change } = register;
  tx.write(
    `INSERT INTO organisation (id, name, type, division, supervising_desk, revision)
     SELECT o.id, o.name, o.type, o.division, o.supervising_desk, $2
     FROM jsonb_to_recordset($1) AS o(id uuid, name text, type text, division text, supervising_desk uuid)`,
    [JSON.stringify(organisations), revision],
  );
  tx.write(
    `INSERT INTO desk (id, code, name, agency, organisation, jurisdiction, opens_on, backup_desk, receives_referrals, revision)
     SELECT d.id, d.code, d.name, d.agency, d.organisation, d.jurisdiction, $2, d.backup_desk, d.receives, $3
     FROM jsonb_to_recordset($1) AS d(id uuid, code text, name text, agency text, organisation uuid, jurisdiction text, backup_desk uuid, receives boolean)`,
    [JSON.stringify(desks), OPENS_ON, revision],
  );
  const people = JSON.stringify(staff);
  tx.write(
    `INSERT INTO staff (id, account, display_name, organisation, status, demo, revision)
     SELECT s.id, s.account, s.name, s.organisation, 'ACTIVE', true, $2
     FROM jsonb_to_recordset($1) AS s(id uuid, account text, name text, organisation uuid)`,
    [people, revision],
  );
  tx.write(
    `INSERT INTO staff_role (staff, role)
     SELECT s.id, r.role FROM jsonb_to_recordset($1) AS s(id uuid, roles jsonb), jsonb_array_elements_text(s.roles) AS r(role)`, [people],
  );
  tx.write(
    `INSERT INTO desk_member (desk, staff, role, functions)
     SELECT s.desk, s.id, s.role, ARRAY(SELECT jsonb_array_elements_text(s.functions))
     FROM jsonb_to_recordset($1) AS s(id uuid, desk uuid, role text, functions jsonb) WHERE s.desk IS NOT NULL`, [people],
  );
  tx.write(
    `INSERT INTO password (staff, hash, changed_at) SELECT s.id, s.hash, $2 FROM jsonb_to_recordset($1) AS s(id uuid, hash text)`,
    [people, change.at],
  );
  void tx.manager.update(Register, { id: REGISTER_ID }, { demoSeededAt: change.at });
  register.touchOrganisation(...organisations.map((organisation) => organisation.id));
  register.touchDesk(...desks.map((desk) => desk.id));
  change.record('register.demo-seeded', { revision, organisations: organisations.length, desks: desks.length, staff: staff.length });
}
