import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { Any, type Tx } from '@referrals/database';
import { Desk } from '../desks/desk.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Staff } from '../staff/staff.entity.js';
import type { AccountFound } from './account.dto.js';
import type { NameOfDivision, NamesAsked, NamesView } from './names.dto.js';

/** What a division lies in has its leading digits, down to the county: a city or a province is named alone. */
const DIVISIONS = `
  SELECT a.code, string_agg(v.name, ' ' ORDER BY v.code) AS name FROM unnest($1::text[]) AS a(code)
    JOIN division v ON v.code = ANY (ARRAY[rpad(left(a.code, 6), 12, '0'), rpad(left(a.code, 9), 12, '0'), rpad(a.code, 12, '0')])
  WHERE EXISTS (SELECT FROM division d WHERE d.code = rpad(a.code, 12, '0')) GROUP BY a.code`;

/** Names for ids, many at a time, so that no screen shows an id. Whom somebody may know by name, row security says. */
@Injectable()
export class NamesQuery {
  /** Row security says of whom. @throws DomainError NOT_FOUND: also of whoever is elsewhere */
  async account(tx: Tx, account: string): Promise<AccountFound> {
    const found = await tx.maybeOne<AccountFound>('SELECT id, name, organisation FROM account_named($1)', [account]);
    if (found === undefined) throw new DomainError('NOT_FOUND', { field: 'account' });
    return found;
  }

  async of(tx: Tx, { desks = [], organisations = [], staff = [], divisions = [] }: NamesAsked): Promise<NamesView> {
    const where = (ids: readonly string[]) => ({ where: { id: Any([...ids]) }, order: { id: 'ASC' } } as const);
    const [ofDesks, ofOrganisations, ofStaff, ofDivisions] = await Promise.all([
      tx.manager.find(Desk, where(desks)), tx.manager.find(Organisation, where(organisations)), tx.manager.find(Staff, where(staff)),
      tx.query<NameOfDivision>(DIVISIONS, [[...new Set(divisions)]]),
    ]);
    return {
      desks: ofDesks.map(({ id, name }) => ({ id, name })), organisations: ofOrganisations.map(({ id, name }) => ({ id, name })),
      staff: ofStaff.map(({ id, displayName: name }) => ({ id, name })), divisions: ofDivisions.map(({ code, name }) => ({ code, name })),
    };
  }
}
