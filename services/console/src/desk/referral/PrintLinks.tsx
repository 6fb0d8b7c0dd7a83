import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Held } from './types';

/** Forms that may be printed of a referral. */
export function PrintLinks({ detail }: { readonly detail: Held }) {
  const forms = [...(detail.agency === 'PSB' ? ['police-receipt'] : []), 'answer', 'transfer', 'flow'];
  return <p className="links">{work.referral.print}{' '}{forms.map((form) => <Link key={form} to={routes.print(form, detail.id)}>{work.print.forms[form]}</Link>)}</p>;
}
