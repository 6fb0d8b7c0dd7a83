import { Scope, type Bind, type RowScope, type ScopeRules, type StaffPrincipal } from '@referrals/auth';
import type { LedTo } from '../list/read-page.js';

const PLACED: ScopeRules['seenBy'] = [{ desk: 'owner' }, { prefix: 'division', agencies: ['COORD'] }];
const hidden = { desks: 'hidden_desks', staff: 'hidden_staff' };

/** Who sees a duty: who owes it, coordinators of the place of that desk, desks that a step told. The migration of `duty` says the same. */
export const dutyScope = new Scope({ seenBy: [...PLACED, { team: 'seen_by' }], hidden });

const placed = new Scope({ seenBy: PLACED, hidden });
const EVERYTHING: RowScope = { branches: ['true'], hidden: 'true', exclusive: true };

/** What a list has: all of it is open, or ended. */
export type ListedState = 'OPEN' | 'OVERDUE' | 'PAUSED' | 'CLOSED';

/** `dutyScope` in two parts, and for auditors, for such a list. */
export interface DutyBranches {
  /** By columns of `duty`. */
  readonly placed: (bind: Bind) => RowScope;
  /** What a step told a desk, by `duty_told`, which has an index in the order of pages. */
  readonly told: (bind: Bind) => readonly LedTo[];
}

const TOLD: Readonly<Record<ListedState, string>> = { OPEN: 'told.open', OVERDUE: 'told.open', PAUSED: 'told.open AND told.paused', CLOSED: 'NOT told.open' };

export function dutyBranches(viewer: StaffPrincipal, state: ListedState): DutyBranches {
  if (viewer.roles.includes('AUDITOR')) return { placed: () => EVERYTHING, told: () => [] };
  return {
    placed: (bind) => placed.rows(viewer, bind),
    told: (bind) => viewer.desks.map(({ id }) => ({
      from: 'duty_told told JOIN duty r ON r.id = told.duty_id', where: `told.desk = ${bind(id)}::uuid AND ${TOLD[state]}`,
      column: 'told.due_at', id: 'told.duty_id',
    })),
  };
}

/** As `dutyScope` and for auditors, in one condition. */
export const seenDuties = (viewer: StaffPrincipal, bind: Bind): RowScope => (viewer.roles.includes('AUDITOR') ? EVERYTHING : dutyScope.rows(viewer, bind));

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
