import type { TrailFacts } from '@referrals/database';
import type { RegisterChange } from '../register/register-change.js';
import type { DecidedRegister, KnownRegister, Outcome, StaffRow } from './register-file.js';

/**
 * The trail of an import: one entry for each organisation, desk and person that it added or changed, one for each person whom it gave a role or a desk,
 * and one of the whole. Ids, codes and which fields; never a name or an account.
 */
export function recordImported({ change, revision }: RegisterChange, { organisations, desks, staff }: DecidedRegister, known: KnownRegister): void {
  for (const { id, type } of organisations.added) change.record('organisation.added', { organisation: id, revision, type });
  for (const [id, fields] of changedFields(organisations, known.organisations)) change.record('organisation.changed', { organisation: id, revision, fields });
  for (const { id, agency, jurisdiction, opensOn } of desks.added) change.record('desk.opened', { desk: id, revision, agency, jurisdiction, opensOn });
  for (const [id, fields] of changedFields(desks, known.desks)) change.record('desk.changed', { desk: id, revision, fields });
  for (const { id, roles } of staff.added) change.record('staff.added', { staff: id, revision, roles });
  const before = new Map(known.staff.map((person) => [person.id, person]));
  for (const [id, fields] of changedFields(staff, known.staff)) {
    const own = fields.filter((field) => field !== 'roles' && field !== 'desks');
    if (own.length > 0) change.record('staff.changed', { staff: id, revision, fields: own });
  }
  for (const person of staff.changed) if (person.roles.join() !== before.get(person.id)?.roles.join()) change.record('staff.roles-set', { staff: person.id, revision, roles: person.roles });
  for (const person of [...staff.added, ...staff.changed]) {
    const given = givenDesks(person, before.get(person.id));
    if (given !== undefined) change.record('staff.desks-given', { staff: person.id, revision, ...given });
  }
  const count = ({ added, changed }: Outcome<unknown>): readonly number[] => [added.length, changed.length];
  change.record('register.imported', { revision, organisations: count(organisations), desks: count(desks), staff: count(staff) });
}

/** Of each changed row which fields are not as they were. */
function changedFields<R extends { readonly id: string }>({ changed }: Outcome<R>, known: readonly R[]): (readonly [id: string, fields: readonly string[]])[] {
  const before = new Map(known.map((row) => [row.id, row]));
  return changed.map((row) => [row.id, Object.keys(row).filter((field) => JSON.stringify(row[field as keyof R]) !== JSON.stringify(before.get(row.id)?.[field as keyof R])).sort()] as const);
}

/** Desks that somebody did not sit at before, or not as this; `as` tells for each, in order, as what. */
function givenDesks({ desks }: StaffRow, before: StaffRow | undefined): TrailFacts | undefined {
  const had = new Map((before?.desks ?? []).map(({ desk, role }) => [desk, role]));
  const given = desks.filter(({ desk, role }) => had.get(desk) !== role);
  return given.length === 0 ? undefined : { desks: given.map(({ desk }) => desk), as: given.map(({ role }) => role) };
}
