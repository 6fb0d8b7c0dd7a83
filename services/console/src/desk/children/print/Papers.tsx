import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import type { PaperName } from './paper-props';

/** Papers that may be printed of something. */
export function Papers({ of, forms }: { readonly of: string; readonly forms: readonly PaperName[] }) {
  const words = childWords.print;
  return <p className="links">{words.papers}{' '}{forms.map((form) => <Link key={form} to={routes.childPrint(form, of)}>{words.forms[form]}</Link>)}</p>;
}
