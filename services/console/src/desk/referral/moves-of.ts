import type { ReferralAction } from '../../shared/codes';
import { may, type Me } from '../me';
import type { Held } from './types';

/** What can be done on a referral's page: moves of the referral itself, and what is done to its report. */
export type MoveName = ReferralAction | 'add' | 'guardians' | 'unseal';

/** The one next thing to do is the first of these that is allowed. */
const MAIN: readonly ReferralAction[] = ['reroute', 'acknowledge', 'decide', 'conclude'];
const LAST: readonly MoveName[] = ['return', 'recuse'];

export interface Moves { readonly main: MoveName | undefined; readonly others: readonly MoveName[] }

/** The main move, and the others in the order in which they are offered. Reading opens what is worked on; only a notice is opened by a button. */
export function movesOf({ allowedActions, role }: Pick<Held, 'allowedActions' | 'role'>, me: Me): Moves {
  const allowed = allowedActions.filter((action) => action !== 'open' || role === 'NOTICE');
  const main = role === 'NOTICE' ? allowed.find((action) => action === 'open') : MAIN.find((action) => allowed.includes(action));
  const more: MoveName[] = [
    ...(may(me, 'referral.coordinate') ? ['add' as const] : []),
    ...(role === 'LEAD' && may(me, 'report.tell-guardians') ? ['guardians' as const] : []), ...(role === 'LEAD' && may(me, 'reporter.unseal') ? ['unseal' as const] : []),
  ];
  const others = [...allowed.filter((action) => action !== main), ...more];
  return { main, others: [...others.filter((one) => !LAST.includes(one)), ...LAST.filter((one) => others.includes(one))] };
}
