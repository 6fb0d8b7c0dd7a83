import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';
import { PAIR_STATES, type Pair } from './pair.entity.js';

/** As what somebody answers for each of `placesOf`; undefined: not at all. */
interface Asker { readonly offices: readonly (Office | undefined)[] }

export const PAIR_ACTIONS = ['link', 'different', 'unlink'] as const;
export type PairAction = (typeof PAIR_ACTIONS)[number];

/** Places by which a pair is judged: where both files are, and of linked ones where the other goes back to. Nobody gives a file to a county that is not theirs. */
export const placesOf = ({ state, otherDivision }: Pick<Pair, 'state' | 'otherDivision'>, divisions: readonly (string | undefined)[]): readonly (string | undefined)[] =>
  (state === 'LINKED' && otherDivision !== null ? [...divisions, otherDivision] : divisions);

/** Whose county, or city, all of these are in. */
const both = (_: Pick<Pair, 'state' | 'version'>, { offices }: Asker): boolean => offices.every((office) => office !== undefined && isAtLeast(office, 'COUNTY'));

/** Never by itself, and never for good. */
export const pairMoves = new Moves<Pick<Pair, 'state' | 'version'>, Asker, PairAction>({
  states: PAIR_STATES, initial: ['SUGGESTED'], actions: PAIR_ACTIONS,
  rows: [
    { action: 'link', from: ['SUGGESTED'], to: 'LINKED', may: both },
    { action: 'different', from: ['SUGGESTED'], to: 'DIFFERENT', may: both },
    { action: 'unlink', from: ['LINKED'], to: 'DIFFERENT', may: both },
  ],
  system: [{ action: 'suggest-again', from: ['DIFFERENT'], to: 'SUGGESTED' }],
});
