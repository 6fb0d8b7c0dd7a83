import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import type { Card } from './types';

/** Situations and concerns of a report, in words. */
export function Situations({ card }: { readonly card: Pick<Card, 'situations' | 'concerns'> | undefined }) {
  if (card === undefined) return null;
  return <>{[...card.situations.map((code) => wordOf(shared.situation, code)), ...card.concerns.map((code) => wordOf(shared.concern, code))].join(shared.comma)}</>;
}

/** Age and sex of a child, and nothing that tells who it is. */
export function ChildInShort({ child }: { readonly child: Card['child'] }) {
  if (child === undefined) return null;
  const age = child.age === undefined ? child.ageTold : work.worklist.years(child.age);
  return <>{[child.sex === undefined ? undefined : wordOf(shared.sex, child.sex), age].filter((one) => one !== undefined).join(shared.comma)}</>;
}
