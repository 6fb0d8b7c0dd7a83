import { Scope, type StaffPrincipal } from '@referrals/auth';

/** Who sees a duty: who owes it, coordinators of the place of that desk, desks that a step told. The migration of `duty` says the same. */
export const dutyScope = new Scope({
  seenBy: [{ desk: 'owner' }, { prefix: 'division', agencies: ['COORD'] }, { team: 'seen_by' }], hidden: { desks: 'hidden_desks', staff: 'hidden_staff' },
});

interface Seen { readonly owner: string | null; readonly division: string | null; readonly steps: readonly { readonly to: string; readonly desk: string | null }[] }

/** Whether all of it is theirs to see. A procuratorate that a step told, and an auditor, see only that it is late, and where. */
export function seesWhole({ owner, division, steps }: Seen, viewer: StaffPrincipal): boolean {
  const own = new Set(viewer.desks.map(({ id }) => id));
  return (owner !== null && own.has(owner))
    || viewer.desks.some(({ agency, jurisdiction }) => agency === 'COORD' && (division ?? '').startsWith(jurisdiction) && division !== null)
    || steps.some(({ to, desk }) => to !== 'PROC' && desk !== null && own.has(desk));
}

/** As what they may decide on it. */
export function standingOf({ owner, division }: Pick<Seen, 'owner' | 'division'>, viewer: StaffPrincipal): ReadonlySet<'MEMBER' | 'SUPERVISOR' | 'COORD'> {
  const at = viewer.desks.find(({ id }) => id === owner);
  const coordinates = viewer.desks.some(({ agency, jurisdiction }) => agency === 'COORD' && division !== null && division.startsWith(jurisdiction));
  return new Set([...(at === undefined ? [] : ['MEMBER' as const]), ...(at?.role === 'SUPERVISOR' ? ['SUPERVISOR' as const] : []), ...(coordinates ? ['COORD' as const] : [])]);
}
