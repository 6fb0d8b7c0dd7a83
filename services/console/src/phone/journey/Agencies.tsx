import { whenText } from '../../shared/dates';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { AgencyProgress } from './types';

/** One line an agency: who, in which part, where it stands. */
export function Agencies({ referrals }: { readonly referrals: readonly AgencyProgress[] }) {
  return (
    <section class="card">
      <h2>{journey.one.agencies}</h2>
      <ul class="line">
        {referrals.map(({ agency, role, state, since, due, unreadSince }) => (
          <li key={`${agency} ${role} ${state}`}>
            <strong>{wordOf(shared.agency, agency)}</strong> <span class="hint">{wordOf(shared.referral.roleTold, role)}</span><br />
            {wordOf(shared.referral.stateTold, state)} <span class="hint">{journey.one.since(whenText(since))}</span>
            {due === undefined ? null : <><br /><span class="hint">{journey.one.owed(whenText(due))}</span></>}
            {unreadSince === undefined ? null : <><br /><span class="hint">{journey.one.unread} · {journey.one.since(whenText(unreadSince))}</span></>}
          </li>
        ))}
      </ul>
    </section>
  );
}
