import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Duty } from './types';

/** Forms of one duty: a notice once it is late, and the request for more time to who may grant it. */
export function DutyPrints({ duty }: { readonly duty: Duty }) {
  const forms = [...(duty.overdue ? ['supervision-notice'] as const : []), ...(duty.allowedActions.includes('extend') ? ['extension-approval'] as const : [])];
  if (forms.length === 0) return null;
  return <span className="links">{forms.map((form) => <Link key={form} to={routes.print(form, `${duty.caseId}.${duty.id}`)}>{work.referral.printDuty[form]}</Link>)}</span>;
}
