import type { AwayKind } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

export interface AbsenceToMove {
  /** BACK: the day is known on which the child is back, or is to be. */
  readonly state: 'AWAY' | 'BACK';
  readonly version: number;
  readonly kind: AwayKind;
  readonly confirmed: boolean;
  /** Who wrote it. */
  readonly by: string | null;
}

interface Asker { readonly office: Office; readonly staff: string | undefined }

export const ABSENCE_ACTIONS = ['back', 'confirm'] as const;
export type AbsenceAction = (typeof ABSENCE_ACTIONS)[number];

/** Where a placed child is, is the county's to say. */
const mayTouch = ({ kind }: AbsenceToMove, { office }: Asker): boolean => kind !== 'PLACED' || isAtLeast(office, 'COUNTY');

/** Who wrote an absence does not confirm it. */
export const absenceMoves = new Moves<AbsenceToMove, Asker, AbsenceAction>({
  states: ['AWAY', 'BACK'], initial: ['AWAY', 'BACK'], actions: ABSENCE_ACTIONS,
  rows: [
    { action: 'back', from: ['AWAY'], to: 'BACK', may: mayTouch },
    { action: 'back', from: ['BACK'], to: 'UNCHANGED', may: mayTouch },
    { action: 'confirm', from: ['AWAY', 'BACK'], to: 'UNCHANGED', when: ({ confirmed }) => !confirmed, may: (one, by) => mayTouch(one, by) && isAtLeast(by.office, 'TOWNSHIP') && one.by !== by.staff },
  ],
});

interface Written { readonly kind: AwayKind; readonly backOn: string | null; readonly confirmed: boolean; readonly byStaff: string | null }

/** An absence as its moves ask. */
export const absenceToMove = ({ kind, backOn, confirmed, byStaff }: Written): AbsenceToMove => ({ state: backOn === null ? 'AWAY' : 'BACK', version: 0, kind, confirmed, by: byStaff });
