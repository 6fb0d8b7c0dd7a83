import { suppress, type CountTree, type ShownCount } from '@referrals/policy';
import { percentOf } from './percent.domain.js';

export interface CountedPlace { readonly place: string; readonly whole: number; readonly done: number }
export interface ShownFigure { readonly whole: number | null; readonly done: number | null; readonly percent: number | null }

/** Fewer people than that are not told outside civil affairs. */
const LEAST = 5;

export const shownFigure = ({ whole, done }: Pick<CountedPlace, 'whole' | 'done'>): ShownFigure => ({ whole, done, percent: percentOf(done, whole) });

/**
 * What may be told of counts of people. `levels`: the same count by ever finer places, the first all together; all of them are looked at whichever
 * is asked for, so that no two answers tell what each hides. By level and place.
 */
export function hideSmall(levels: readonly (readonly CountedPlace[])[]): (level: number, place: string) => ShownFigure {
  const [whole, done] = [shownOf(levels, (one) => one.whole), shownOf(levels, (one) => one.done)];
  return (level, place) => {
    const counted = levels[level]?.find((one) => one.place === place) ?? { whole: 0, done: 0 };
    if (whole[idOf(level, place)] === '*') return { whole: null, done: null, percent: null };
    return done[idOf(level, place)] === '*' ? { whole: counted.whole, done: null, percent: null } : shownFigure(counted);
  };
}

function shownOf(levels: readonly (readonly CountedPlace[])[], count: (one: CountedPlace) => number): Readonly<Record<string, ShownCount>> {
  const inside = (level: number, place: string): CountTree[] => (levels[level] ?? []).filter((one) => one.place.startsWith(place))
    .map((one) => ({ id: idOf(level, one.place), n: count(one), children: inside(level + 1, one.place) }));
  const [root] = inside(0, '');
  return root === undefined ? {} : suppress({ threshold: LEAST, tree: root }).shown;
}

const idOf = (level: number, place: string): string => `${level} ${place}`;
