import type { ChildCategory } from '../../../shared/codes';
import { shared } from '../../../shared/words/shared';
import { wordOf } from '../../../shared/words/word-of';
import { StatusTag } from '../../parts/StatusTag';

/** Categories of a child, in words. */
export const CategoryWords = ({ of }: { readonly of: readonly ChildCategory[] }) => <>{of.map((code) => <span key={code}><StatusTag>{wordOf(shared.category, code)}</StatusTag>{' '}</span>)}</>;
