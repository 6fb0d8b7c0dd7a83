import { Injectable } from '@nestjs/common';
import { binder, scopeCondition, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Any, type Tx } from '@referrals/database';
import { Desk } from '../desks/desk.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { staffScope } from '../staff/staff-scope.js';
import type { AccountFound } from './account.dto.js';
import type { NameOfDivision, NameOfId, NamesAsked, NamesView } from './names.dto.js';

/** What a division lies in has its leading digits, down to the county: a city or a province is named alone. */
const DIVISIONS = `
  SELECT a.code, string_agg(v.name, ' ' ORDER BY v.code) AS name FROM unnest($1::text[]) AS a(code)
    JOIN division v ON v.code = ANY (ARRAY[rpad(left(a.code, 6), 12, '0'), rpad(left(a.code, 9), 12, '0'), rpad(a.code, 12, '0')])
  WHERE EXISTS (SELECT FROM division d WHERE d.code = rpad(a.code, 12, '0')) GROUP BY a.code`;

/** Names for ids, many at a time, so that no screen shows an id: of offices and places to who signed in, of people as `staffScope` says. */
@Injectable()
export class NamesQuery {
  /** `account_named` says of whom, from the caller's desks. @throws DomainError NOT_FOUND: also of whoever is elsewhere */
  async account(tx: Tx, account: string): Promise<AccountFound> {
    const found = await tx.maybeOne<AccountFound>('SELECT id, name, organisation FROM account_named($1)', [account]);
    if (found === undefined) throw new DomainError('NOT_FOUND', { field: 'account' });
    return found;
  }

  async of(tx: Tx, caller: StaffPrincipal, { desks = [], organisations = [], staff = [], divisions = [] }: NamesAsked): Promise<NamesView> {
    const where = (ids: readonly string[]) => ({ where: { id: Any([...ids]) }, order: { id: 'ASC' } } as const);
    const [ofDesks, ofOrganisations, ofStaff, ofDivisions] = await Promise.all([
      tx.manager.find(Desk, where(desks)), tx.manager.find(Organisation, where(organisations)), people(tx, caller, staff),
      tx.query<NameOfDivision>(DIVISIONS, [[...new Set(divisions)]]),
    ]);
    return {
      desks: ofDesks.map(({ id, name }) => ({ id, name })), organisations: ofOrganisations.map(({ id, name }) => ({ id, name })),
      staff: ofStaff, divisions: ofDivisions.map(({ code, name }) => ({ code, name })),
    };
  }
}

function people(tx: Tx, caller: StaffPrincipal, ids: readonly string[]): Promise<NameOfId[]> {
  const bind = binder();
  const asked = `r.id = ANY (${bind(ids)}::uuid[])`;
  return tx.query<NameOfId>(`SELECT r.id, r.display_name AS name FROM staff r WHERE ${asked} AND ${scopeCondition(staffScope(caller, bind))} ORDER BY r.id`, bind.values);
}
