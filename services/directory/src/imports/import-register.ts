import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { FIRST_DAY, shanghaiDate } from '@referrals/calendar';
import { v7 } from 'uuid';
import { refuseOverfull } from '../desks/refuse-overfull.js';
import type { RegisterChange } from '../register/register-change.js';
import { RegisterDoor } from '../register/register-door.js';
import { decideRegister } from './decide-register.domain.js';
import { knownRegister } from './known-register.query.js';
import { recordImported } from './record-imported.js';
import type { DecidedRegister, Outcome, RegisterFile } from './register-file.js';

const ORGANISATIONS = `
  INSERT INTO organisation (id, name, type, division, credit_code, supervising_desk, opens_on, features, revision)
  SELECT id, name, type, division, "creditCode", "supervisingDesk", $3::date, '{}', $2 FROM jsonb_to_recordset($1) AS r(id uuid, name text, type text, division text, "creditCode" text, "supervisingDesk" uuid)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, division = excluded.division, credit_code = excluded.credit_code, supervising_desk = excluded.supervising_desk,
    revision = excluded.revision`;
const DESKS = `
  INSERT INTO desk (id, code, name, agency, organisation, jurisdiction, opens_on, backup_desk, receives_referrals, revision)
  SELECT id, code, name, agency, organisation, jurisdiction, "opensOn", "backupDesk", "receivesReferrals", $2
  FROM jsonb_to_recordset($1) AS r(id uuid, code text, name text, agency text, organisation uuid, jurisdiction text, "opensOn" date, "backupDesk" uuid, "receivesReferrals" boolean)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, jurisdiction = excluded.jurisdiction, opens_on = excluded.opens_on, backup_desk = excluded.backup_desk,
    revision = excluded.revision`;
const STAFF = `
  INSERT INTO staff (id, account, display_name, organisation, status, revision)
  SELECT id, account, name, organisation, 'ACTIVE', $2 FROM jsonb_to_recordset($1) AS r(id uuid, account text, name text, organisation uuid)
  ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, organisation = excluded.organisation, revision = excluded.revision`;
const ROLES = `
  INSERT INTO staff_role (staff, role) SELECT r.id, role FROM jsonb_to_recordset($1) AS r(id uuid, roles jsonb), jsonb_array_elements_text(r.roles) AS role ON CONFLICT DO NOTHING`;
const MEMBERS = `
  INSERT INTO desk_member (desk, staff, role) SELECT d.desk, r.id, d.role FROM jsonb_to_recordset($1) AS r(id uuid, desks jsonb), jsonb_to_recordset(r.desks) AS d(desk uuid, role text)
  ON CONFLICT (desk, staff) DO UPDATE SET role = excluded.role`;

/** What takes the transaction back and is no fault of anybody's. */
class FileRefused extends Error {
  constructor(readonly decided: DecidedRegister) {
    super('The file has faults');
  }
}

/** Takes organisations, desks and people from a workbook, all or nothing. */
@Injectable()
export class ImportRegister {
  constructor(private readonly door: RegisterDoor) {}

  /** What a file would do; nothing is changed. */
  preview(caller: StaffPrincipal, file: RegisterFile): Promise<DecidedRegister> {
    return this.door.read(caller, async (tx) => this.decide(file, await knownRegister(tx, file)));
  }

  /**
   * Does it, in one transaction, unless a row has a fault. Sent again it finds everything done. New people have no password: an administrator
   * gives each one. Nobody loses a role or a desk by it.
   */
  async apply(caller: StaffPrincipal, file: RegisterFile): Promise<DecidedRegister> {
    try {
      return await this.door.change(caller, async (register) => {
        const known = await knownRegister(register.tx, file);
        const decided = this.decide(file, known);
        if (decided.faults.length > 0 || changesOf(decided).every((rows) => rows.length === 0)) throw new FileRefused(decided);
        await write(register, decided);
        await refuseOverfull(register.tx, rowsOf(decided.staff).map(({ id }) => id));
        recordImported(register, decided, known);
        return decided;
      });
    } catch (error) {
      if (error instanceof FileRefused) return error.decided;
      throw error;
    }
  }

  private decide(file: RegisterFile, known: Awaited<ReturnType<typeof knownRegister>>): DecidedRegister {
    return decideRegister(file, { known, today: shanghaiDate(this.door.now()), newId: v7 });
  }
}

const rowsOf = <R>({ added, changed }: Outcome<R>): R[] => [...added, ...changed];
const changesOf = ({ organisations, desks, staff }: DecidedRegister): readonly unknown[][] => [rowsOf(organisations), rowsOf(desks), rowsOf(staff)];

async function write(register: RegisterChange, { organisations, desks, staff }: DecidedRegister): Promise<void> {
  const { tx, revision } = register;
  const people = JSON.stringify(rowsOf(staff));
  // Sent now, in this order: what comes next reads them.
  await Promise.all([
    tx.query(ORGANISATIONS, [JSON.stringify(rowsOf(organisations)), revision, FIRST_DAY]), tx.query(DESKS, [JSON.stringify(rowsOf(desks)), revision]), tx.query(STAFF, [people, revision]),
    tx.query(ROLES, [people]), tx.query(MEMBERS, [people]),
  ]);
  register.touchOrganisation(...rowsOf(organisations).map(({ id }) => id));
  register.touchDesk(...rowsOf(desks).map(({ id }) => id), ...rowsOf(staff).flatMap((person) => person.desks.map(({ desk }) => desk)));
}
