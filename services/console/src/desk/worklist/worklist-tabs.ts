import type { components } from '#api';
import type { ReferralState } from '../../shared/codes';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import type { Tab } from '../parts/Tabs';

type Counts = components['schemas']['WorklistCounts'];

const STATES = ['routed', 'opened', 'acknowledged', 'accepted', 'returned', 'concluded'] as const satisfies readonly ReferralState[];
const ALL = 'all';

/** What the list and its counts are asked for by a tab: what still owes something, one state of that, or everything. */
export function askedBy(tab: string | undefined): { readonly open: 'true' | 'false'; readonly state?: ReferralState[] } {
  const state = STATES.find((one) => one === tab);
  return { open: tab === ALL ? 'false' : 'true', ...(state === undefined ? {} : { state: [state] }) };
}

/** Tabs with how many owe something in each. */
export function tabsOf(counts: Counts | undefined): readonly Tab[] {
  const inState = (state: ReferralState): number | undefined => counts?.counts.reduce((sum, one) => (one.state === state ? sum + one.count : sum), 0);
  return [
    { value: undefined, label: work.worklist.owed, count: counts?.total },
    ...STATES.map((state) => ({ value: state, label: wordOf(shared.referral.state, state), count: inState(state) })),
    { value: ALL, label: work.worklist.all },
  ];
}
