import type { ChildCategory } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import { CATEGORY_STATES, codesOf, type CategoryState } from './codes.domain.js';
import { isAtLeast, type Office } from './office.domain.js';

export interface CategoryToMove {
  readonly state: CategoryState;
  readonly version: number;
  readonly code: ChildCategory;
  readonly endProposedOn: string | null;
}

interface Asker { readonly office: Office }

export const CATEGORY_ACTIONS = ['confirm', 'refuse', 'end', 'confirm-end', 'keep'] as const;
export type CategoryAction = (typeof CATEGORY_ACTIONS)[number];

/** The county decides on what another service determines; the township on the rest. */
const decides = ({ code }: CategoryToMove, { office }: Asker): boolean => isAtLeast(office, isDetermined(code) ? 'COUNTY' : 'TOWNSHIP');
export const isDetermined = (code: ChildCategory): boolean => code === 'ORPHAN' || code === 'DE_FACTO_UNSUPPORTED';
const endIsProposed = ({ endProposedOn }: CategoryToMove): boolean => endProposedOn !== null;
const anybody = (): boolean => true;

/** What is proposed counts like what is confirmed; an end waits for whoever decides. */
export const categoryMoves = new Moves<CategoryToMove, Asker, CategoryAction>({
  states: codesOf(CATEGORY_STATES), initial: ['PROPOSED'], actions: CATEGORY_ACTIONS,
  rows: [
    { action: 'confirm', from: ['PROPOSED'], to: 'CONFIRMED', may: decides },
    { action: 'refuse', from: ['PROPOSED'], to: 'REFUSED', may: decides },
    { action: 'end', from: ['PROPOSED', 'CONFIRMED'], to: 'ENDED', may: decides },
    { action: 'end', from: ['PROPOSED', 'CONFIRMED'], to: 'UNCHANGED', when: (one) => !endIsProposed(one), may: anybody },
    { action: 'confirm-end', from: ['PROPOSED', 'CONFIRMED'], to: 'ENDED', when: endIsProposed, may: decides },
    { action: 'keep', from: ['PROPOSED', 'CONFIRMED'], to: 'UNCHANGED', when: endIsProposed, may: decides },
  ],
  system: [{ action: 'grow-out', from: ['PROPOSED', 'CONFIRMED'], to: 'ENDED' }],
});

interface Written { readonly status: CategoryState; readonly code: ChildCategory; readonly endProposedOn: string | null }

/** A category as its moves ask: it has no version of its own. */
export const categoryToMove = ({ status, code, endProposedOn }: Written): CategoryToMove => ({ state: status, version: 0, code, endProposedOn });
