import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

export const ITEM_STATES = ['OPEN', 'OK', 'FINDING', 'CORRECTED', 'CONFIRMED'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** States in which nothing is left to do. */
export const ENDED_ITEMS: readonly ItemState[] = ['OK', 'CONFIRMED'];

interface ItemToMove {
  readonly state: ItemState;
  readonly version: number;
}

interface Asker { readonly office: Office }

export const ITEM_ACTIONS = ['pass', 'find', 'correct', 'confirm', 'send-back'] as const;
export type ItemAction = (typeof ITEM_ACTIONS)[number];

const from = (least: Office) => (_: ItemToMove, { office }: Asker): boolean => isAtLeast(office, least);

/** The county checks, whoever answers for the file puts right what it found, and the county looks again. */
export const itemMoves = new Moves<ItemToMove, Asker, ItemAction>({
  states: ITEM_STATES, initial: ['OPEN'], actions: ITEM_ACTIONS,
  rows: [
    { action: 'pass', from: ['OPEN'], to: 'OK', may: from('COUNTY') },
    { action: 'find', from: ['OPEN'], to: 'FINDING', may: from('COUNTY') },
    { action: 'correct', from: ['FINDING'], to: 'CORRECTED', may: from('VILLAGE') },
    { action: 'confirm', from: ['CORRECTED'], to: 'CONFIRMED', may: from('COUNTY') },
    { action: 'send-back', from: ['CORRECTED'], to: 'FINDING', may: from('COUNTY') },
  ],
});
