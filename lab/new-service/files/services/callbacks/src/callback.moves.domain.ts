import { CALLBACK_STATES } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import type { Callback } from './callback.entity.js';

/** Whoever asks, as these moves want to know them. */
interface Asker { readonly desks: readonly { readonly id: string }[] }

export const CALLBACK_ACTIONS = ['make', 'give-up'] as const;
export type CallbackAction = (typeof CALLBACK_ACTIONS)[number];

const atItsDesk = ({ desk }: Callback, { desks }: Asker): boolean => desks.some(({ id }) => id === desk);

export const callbackMoves = new Moves<Callback, Asker, CallbackAction>({
  states: CALLBACK_STATES, initial: ['due'], actions: CALLBACK_ACTIONS,
  rows: [
    { action: 'make', from: ['due', 'given-up'], to: 'made', may: atItsDesk },
    { action: 'give-up', from: ['due'], to: 'given-up', may: atItsDesk },
  ],
});
