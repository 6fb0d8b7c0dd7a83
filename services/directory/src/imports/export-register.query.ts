import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { writeBook, type SheetToWrite, type SheetValue } from '@referrals/files';
import { shortCode } from '../divisions/division-code.domain.js';
import { RegisterDoor } from '../register/register-door.js';
import { readOffices, readPeople } from './known-register.query.js';
import { SHEETS, type SheetKey } from './register-file.js';
import { deskRoleWord, officeWord, roleWord } from './words.domain.js';

/** The register as a workbook that an import takes again, and finds nothing to do. */
@Injectable()
export class ExportRegister {
  constructor(private readonly door: RegisterDoor) {}

  async book(caller: StaffPrincipal): Promise<Buffer> {
    const { organisations, desks, staff } = await this.door.read(caller, async (tx) => ({ ...await readOffices(tx), staff: await readPeople(tx, null) }));
    const codes = new Map(desks.map(({ id, code }) => [id, code]));
    const named = Map.groupBy(organisations, ({ name }) => name);
    const offices = new Map(organisations.map(({ id, name, creditCode }) => [id, (named.get(name)?.length ?? 0) > 1 ? creditCode ?? name : name]));
    // A desk that is closed stays as it was: no file opens it again.
    const open = desks.filter(({ closesOn }) => closesOn === null);
    return writeBook([
      sheet('organisations', organisations.map((one) => [one.name, officeWord(one.type), shortCode(one.division), one.creditCode ?? '', codes.get(one.supervisingDesk ?? '') ?? ''])),
      sheet('desks', open.map((one) => [one.code, one.name, officeWord(one.agency), offices.get(one.organisation), one.jurisdiction, one.opensOn, codes.get(one.backupDesk ?? '') ?? ''])),
      sheet('staff', staff.map((one) => [
        one.account, one.name, offices.get(one.organisation), one.roles.map(roleWord).join('、'),
        one.desks.map(({ desk }) => codes.get(desk)).join('、'), one.desks.map(({ role }) => deskRoleWord(role)).join('、'),
      ])),
    ]);
  }
}

const sheet = (key: SheetKey, rows: SheetValue[][]): SheetToWrite => ({ name: SHEETS[key].name, columns: Object.values(SHEETS[key].columns).map((header) => ({ header, width: 24 })), rows });
