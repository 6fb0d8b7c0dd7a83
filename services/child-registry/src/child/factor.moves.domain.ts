import { CHILD_FACTORS, type ChildFactor } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from './office.domain.js';

export interface FactorToMove { readonly state: 'HOLDS' | 'ENDED'; readonly version: number; readonly code: ChildFactor }

interface Asker { readonly office: Office }

export const FACTOR_ACTIONS = ['end'] as const;
export type FactorAction = (typeof FACTOR_ACTIONS)[number];

/** The watch of a county ends by the county alone, all else by the township. */
const leastToEnd = (code: ChildFactor): Office => (code === 'COUNTY_WATCH' ? 'COUNTY' : 'TOWNSHIP');

export const factorMoves = new Moves<FactorToMove, Asker, FactorAction>({
  states: ['HOLDS', 'ENDED'], initial: ['HOLDS'], actions: FACTOR_ACTIONS,
  rows: [{ action: 'end', from: ['HOLDS'], to: 'ENDED', may: ({ code }, { office }) => isAtLeast(office, leastToEnd(code)) }],
});

/** What may be added to those that hold: the watch by the county alone. */
export const addableFactors = (held: readonly { readonly code: ChildFactor; readonly toOn: string | null }[], office: Office): ChildFactor[] =>
  CHILD_FACTORS.filter((code) => (code !== 'COUNTY_WATCH' || isAtLeast(office, 'COUNTY')) && !held.some((one) => one.code === code && one.toOn === null));

export const factorToMove = ({ code, toOn }: { readonly code: ChildFactor; readonly toOn: string | null }): FactorToMove => ({ state: toOn === null ? 'HOLDS' : 'ENDED', version: 0, code });
