import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';

/** Fields that were kept as they were told, because what was told is not of their form: a number with a digit missing, a day that is none. */
export function Unchecked({ fields }: { readonly fields: readonly string[] }) {
  if (fields.length === 0) return null;
  const names = fields.map((path) => work.content.fields[path.replace(/^.*\./, '')] ?? shared.other);
  return <p className="sub">{work.content.unchecked}{shared.colon}{[...new Set(names)].join(shared.comma)}</p>;
}
